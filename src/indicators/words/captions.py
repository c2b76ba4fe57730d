"""Source lines and captions. Figures printed as received name their source; own calculations name none."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.words.markdown import escape
from indicators.words.numbers import listed
from indicators.words.sentence import joined, sentence

OWN = "Egen bearbetning."
OWN_KPI = "E"


def _last(year: int | None) -> str:
    return f"Senaste år {year}." if year is not None else ""


def source(
    kpi: str | None = None, snapshot: str | None = None, last_year: int | None = None, provider: str = "Kolada"
) -> str:
    """Return ``Källa: Kolada (N15428), uttag hösten 2024. Senaste år 2022.`` for figures printed as received.

    A nyckeltal of the municipality's own (E00001) is ``Egen uppgift (E00001).``: it belongs to no provider's snapshot.
    """
    if kpi and kpi.startswith(OWN_KPI):
        return joined(f"Egen uppgift ({escape(kpi)}).", _last(last_year))
    code = f" ({escape(kpi)})" if kpi else ""
    taken = f", uttag {escape(snapshot)}" if snapshot else ""
    return joined(f"Källa: {escape(provider)}{code}{taken}.", _last(last_year))


def codes(*kpis: str) -> str:
    """Return the nyckeltal that a chart draws, those before and after among them: ``N00914 och N02243``."""
    return listed([kpi for kpi in kpis if kpi])


def own_work(what: str | None = None, snapshot: str | None = None, last_year: int | None = None) -> str:
    """Return ``Egen bearbetning.``, with what was calculated and on which snapshot where that is given."""
    said = f": {escape(what)}" if what else ""
    taken = f", uttag {escape(snapshot)}" if snapshot else ""
    return joined(f"Egen bearbetning{said}{taken}.", _last(last_year))


def figure_id(identifier: str) -> str:
    """Return ``Figur 2.2-N15428-utveckling.`` so that whoever doubts a figure can ask for it."""
    return f"Figur [{escape(identifier)}]{{.figur-id}}."


def caption(
    identifier: str,
    kpi: str,
    snapshot: str,
    last_year: int | None,
    *,
    window: int = 1,
    own_parts: Sequence[str] = (),
    provider: str = "Kolada",
) -> str:
    """Return a figure's caption: source or own calculation, last year, what is our own in it, and its id.

    A series of windowed means is the report's own calculation as a whole; ``own_parts`` (``målvärde``, ``gräns``) are
    named one by one where the values themselves are printed as received.
    """
    if window > 1:
        first = own_work(f"treårsmedelvärden av {kpi}", snapshot, last_year)
        return joined(first, figure_id(identifier))
    parts = sentence(f"{listed([escape(part) for part in own_parts])}: egen bearbetning") if own_parts else ""
    return joined(source(kpi, snapshot, last_year, provider), parts, figure_id(identifier))
