"""The rules for what may be called decided: by a source that is a decision, with its date; the rest is a proposal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from indicators.programme.rules import Outline
from indicators.yaml_files.places import Place
from indicators.yaml_files.problems import Problem

_MARKS = ("mark", "dimension_mark", "answer_mark")


def decision_problems(outline: Outline) -> list[Problem]:
    """Return everything that is called decided without a decision behind it, and proposals that count as decided."""
    sources = {name: entry for each in outline.sources for name in each.data if (entry := each.inner(name))}
    return [*_marks(outline, sources), *_values(outline, sources), *_rollups(outline)]


def _undecided(sources: Mapping[str, Place], name: str | None) -> bool:
    source = sources.get(name or "")
    return source is not None and source.get("decision", bool) is False


def _marks(outline: Outline, sources: Mapping[str, Place]) -> Iterator[Problem]:
    for place in (each for root in outline.roots for each in root.everywhere()):
        source = place.get("source")
        if _undecided(sources, source):
            for field in _MARKS:
                if place.get(field) == "beslutat":
                    what = f"källan {source!r} är inget beslut (decision: false)"
                    yield place.problem(field, what, "Skriv förslag, eller ange beslutet som source.")


def _values(outline: Outline, sources: Mapping[str, Place]) -> Iterator[Problem]:
    for value in (each for _, indicator in outline.indicators for each in indicator.items("values")):
        reference, written = value.get("reference"), value.get("date", dt.date)
        if value.get("status") != "beslutad" or reference not in sources:
            continue
        known = sources[reference].get("date", dt.date)
        if _undecided(sources, reference):
            what = f"källan {reference!r} är inget beslut (decision: false)"
            yield value.problem("reference", what, "Ange beslutet som reference, eller skriv status: förslag.")
        elif known is None:
            what = f"källan {reference!r} har inget datum, och ett beslut har ett"
            yield value.problem("reference", what, "Lägg till date under källan, eller ange beslutet som reference.")
        elif written is not None and written != known:
            what = f"beslutet {reference} är daterat {known} i sources"
            yield value.problem("date", what, "Skriv samma datum på båda ställena, eller ta bort det här.")


def _rollups(outline: Outline) -> Iterator[Problem]:
    """Yield the proposed criteria that count in their goal (docs/method.md, section 8)."""
    for criterion in outline.criteria:
        if criterion.get("rollup", bool) and criterion.get("mark") == "förslag":
            what = "ett föreslaget kriterium räknas inte i målets sammanvägda bedömning"
            yield criterion.problem("rollup", what, "Skriv rollup: false, eller mark: beslutat om det är beslutat.")
