"""Alt texts: what the picture shows, in words, as plain text; first and last value and the extremes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from indicators.words.missing import gap
from indicators.words.numbers import counted, listed, number, typeset, years
from indicators.words.row import present
from indicators.words.sentence import capital, joined, lower
from indicators.words.units import in_year, plain

Place = TypeVar("Place", int, str)


@dataclass(frozen=True)
class Measure:
    """What is drawn: its label (plain text), unit and decimals."""

    label: str
    unit: str
    decimals: int

    def text(self, value: float) -> str:
        """Return a value with its unit."""
        return plain(value, self.unit, self.decimals)

    @property
    def title(self) -> str:
        """Return the label with a capital."""
        return capital(" ".join(typeset(self.label).split()))


def _known(values: Sequence[tuple[Place, float | None]]) -> list[tuple[Place, float]]:
    return [(place, float(value)) for place, value in values if value is not None and present(value)]


def history(
    measure: Measure,
    place: str,
    series: Sequence[tuple[int, float | None]],
    *,
    target: tuple[int, float] | None = None,
    limit: float | None = None,
    long_term: tuple[int, float] | None = None,
    suspect: Sequence[int] = (),
    decided: bool = False,
    long_term_decided: bool = False,
    missing: Mapping[int, str] | None = None,
) -> str:
    """Return the alt text of a history chart; ``series`` is (year, value) with None for a missing value.

    ``missing`` has the method's code of why a value is missing, by year.
    Target and limit are called proposed unless ``decided``, and the long-term value unless ``long_term_decided``: who
    listens must learn it as well as who looks.
    """
    known = sorted(_known(series))
    if not known:
        return f"{measure.title} i {place}: diagrammet saknar värden."
    (first, start), (last, end) = known[0], known[-1]
    if first == last:
        drawn = f"{measure.title} i {place}: ett enda värde, {in_year(measure.text(end), last)}."
    else:
        ends = f"från {in_year(measure.text(start), first)} till {in_year(measure.text(end), last)}"
        drawn = f"{measure.title} i {place} {years(first, last)}: {ends}."
    lines = _lines(measure, target, limit, long_term, (decided, long_term_decided))
    return joined(drawn, _extremes(measure, known), _gaps(missing or {}), lines, _set_aside(suspect))


def _gaps(missing: Mapping[int, str]) -> str:
    by_reason: dict[str, list[str]] = {}
    for year in sorted(missing):
        by_reason.setdefault(gap(missing[year]), []).append(str(year))
    return f"Värde saknas: {listed([f'{why} {listed(found)}' for why, found in by_reason.items()])}." if missing else ""


def _extremes(measure: Measure, known: list[tuple[int, float]]) -> str:
    high, low = max(known, key=lambda pair: pair[1]), min(known, key=lambda pair: pair[1])
    if len(known) < 2 or measure.text(high[1]) == measure.text(low[1]):
        return ""
    highest = in_year(measure.text(high[1]), high[0])
    return f"Högst är värdet {highest}, lägst {in_year(measure.text(low[1]), low[0])}."


def _lines(
    measure: Measure,
    target: tuple[int, float] | None,
    limit: float | None,
    long_term: tuple[int, float] | None,
    decided: tuple[bool, bool],
) -> str:
    (status, far_status), parts = (("beslutade" if each else "föreslagna") for each in decided), []
    if target is not None and present(target[1]):
        parts.append(f"det {status} målvärdet {target[0]} är {measure.text(target[1])}")
    if limit is not None and present(limit):
        parts.append(f"den {status} gränsen är {measure.text(limit)}")
    if long_term is not None and present(long_term[1]):
        parts.append(f"det {far_status} långsiktiga målvärdet {long_term[0]} är {measure.text(long_term[1])}")
    return f"{capital(listed(parts))}." if parts else ""


def _set_aside(suspect: Sequence[int]) -> str:
    if not suspect:
        return ""
    which = listed([str(year) for year in sorted(suspect)])
    if len(suspect) == 1:
        return f"Värdet för {which} är sannolikt fel och ritas som en ihålig punkt."
    return f"Värdena för {which} är sannolikt fel och ritas som ihåliga punkter."


def peers(
    measure: Measure,
    year: int,
    place: str,
    own: float | None,
    others: Sequence[tuple[str, float | None]],
    means: Sequence[tuple[str, float | None]] = (),
) -> str:
    """Return the alt text of a peer comparison; ``means`` are named means, e.g. ``("länets kommuner", 84.0)``."""
    known = sorted(_known(others), key=lambda pair: (-pair[1], pair[0]))
    mine = f"{place} har {measure.text(own)}" if own is not None and present(own) else f"{place} saknar värde"
    opening = f"{measure.title}, {year}: {mine}."
    averages = [f"{name} {measure.text(value)}" for name, value in _known(means)]
    beside = f"Till jämförelse: {listed(averages)}." if averages else ""
    return joined(opening, _spread(measure, known, "jämförbara kommuner"), beside, _absent(others, known))


def areas(
    measure: Measure,
    year: int,
    region: str,
    values: Sequence[tuple[str, float | None]],
    *,
    outlined: str | None = None,
    kind: str = "kommuner",
) -> str:
    """Return the alt text of a map; ``region`` names what is mapped (``Jönköpings län``), ``kind`` its areas."""
    known = sorted(_known(values), key=lambda pair: (-pair[1], pair[0]))
    opening = f"Karta över {region}: {lower(measure.title)}, {year}."
    own = dict(known).get(outlined or "")
    mine = f"{outlined} har {measure.text(own)}." if own is not None else ""
    return joined(opening, mine, _spread(measure, known, kind), _absent(values, known))


def _spread(measure: Measure, known: list[tuple[str, float]], kind: str) -> str:
    if not known:
        return ""
    (top, high), (bottom, low) = known[0], known[-1]
    if len(known) == 1:
        return f"Värde finns bara för {top}, {measure.text(high)}."
    if measure.text(high) == measure.text(low):
        return f"Samtliga {counted(len(known))} {kind} har {measure.text(high)}."
    ends = f"har {top} högst, {measure.text(high)}, och {bottom} lägst, {measure.text(low)}"
    return f"Av {counted(len(known))} {kind} {ends}."


def _absent(values: Sequence[tuple[str, float | None]], known: list[tuple[str, float]]) -> str:
    having = {place for place, _ in known}
    without = [place for place, _ in values if place not in having]
    return f"Uppgift saknas för {listed(without)}." if without else ""


def year_counts(place: str, counts: Mapping[int, Mapping[str, int]], words: Mapping[str, str]) -> str:
    """Return the alt text of the counts by year: every year's number of each verdict; ``words`` by code."""
    parts = [
        f"{year}: {listed([f'{word.lower()} {number(counts[year][code])}' for code, word in words.items()])}"
        for year in sorted(counts)
    ]
    return f"Antal indikatorer med varje bedömning i {place}. {'. '.join(parts)}."
