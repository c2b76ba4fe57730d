"""Goal conflicts: two developments side by side, never cause and effect (docs/method.md, section 10)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from indicators.words.markdown import escape
from indicators.words.numbers import EN_DASH, NO_BREAK_SPACE, listed, number, rounded, typeset, years
from indicators.words.row import Row, code, figure, stretch, whole
from indicators.words.sentence import joined, lower, sentence
from indicators.words.units import basis, plain

_NUMBERS = {2: "två", 3: "tre", 4: "fyra", 5: "fem"}
NOT_CAUSE = "Det visar inte att det ena beror på det andra."
RHO = (
    "ρ (rho) är Spearmans rangkorrelation. Den är 1 när två serier alltid ordnar åren lika, −1 när de ordnar dem "
    "tvärtom och omkring 0 när de inte följs åt."
)
CLASSES: Mapping[str, str] = {
    "synergy": "Bättre eller sämre samtidigt",
    "trade_off": "Det ena bättre när det andra sämre",
    "levels_only": "Nivåerna följs åt, förändringarna inte",
    "unclassified": "Inget tydligt samband",
    "too_little_variation": "För liten variation",
    "too_short": "För kort serie",
}
MEANINGS: Mapping[str, str] = {
    "synergy": "De två har oftast varit bättre eller sämre samma år och ändrats åt samma håll.",
    "trade_off": "När det ena har blivit bättre har det andra blivit sämre.",
    "levels_only": "Nivåerna följs åt, förändringarna inte.",
    "unclassified": "Serierna visar inget tydligt samband.",
    "too_little_variation": "Minst en av serierna varierar för lite.",
    "too_short": "Serierna har för få gemensamma år eller förändringar.",
}


class Developed(Protocol):
    """What the sentences need of a series: an indicator of the programme has it all."""

    @property
    def name(self) -> str: ...
    @property
    def short(self) -> str: ...
    @property
    def plural(self) -> bool: ...
    @property
    def unit(self) -> str: ...
    @property
    def window(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def decimals(self) -> int: ...
    @property
    def baseline_year(self) -> int: ...


def name(series: Developed) -> str:
    """Return the series' name in definite form, escaped, with what it is counted per: ``… per 1 000 invånare``."""
    per = "" if " per " in series.name else basis(series.unit)
    return escape(typeset(f"{series.name} {per}".strip()))


def _mean(series: Developed) -> str:
    return f"{_NUMBERS.get(series.window, str(series.window))}årsmedelvärdet"


def _shown(series: Developed) -> str:
    """Return the series' name as its values are shown: the mean of several years is called so."""
    return f"{_mean(series)} av {name(series)}" if series.window > 1 else name(series)


def _moved(row: Row, series: Developed) -> str:
    way = stretch(row)
    if way is None:
        return ""
    amount = rounded(way.value, series.decimals) - rounded(way.baseline, series.decimals)
    if amount == 0:
        return "har inte ändrats"
    if series.kind == "count" and series.plural and series.window == 1:
        return f"har blivit {'fler' if amount > 0 else 'färre'}"
    return f"har {'ökat' if amount > 0 else 'minskat'}"


def conflict(first: tuple[Row, Developed], second: tuple[Row, Developed]) -> str:
    """Return ``Invånarna har blivit fler samtidigt som utsläppen har minskat. …`` since the baseline of each."""
    said = together(first, second)
    return joined(said, NOT_CAUSE) if said else ""


def together(first: tuple[Row, Developed], second: tuple[Row, Developed]) -> str:
    """Return what both have done since the baseline of each, in one sentence; nothing where one is not known."""
    one, other = _moved(*first), _moved(*second)
    return sentence(f"{_shown(first[1])} {one} samtidigt som {_shown(second[1])} {other}") if one and other else ""


def not_known(row: Row, series: Developed) -> str:
    """Return why a series has no development since its baseline, or nothing where it has one."""
    if stretch(row) is not None:
        return ""
    year = whole(row, "year")
    if year is not None and year <= series.baseline_year:
        return f"{series.baseline_year} är utgångsår; ingen förändring att visa."
    return sentence(f"{_shown(series)} har ingen uppgift både för utgångsåret och för ett senare år")


def since(first: Row, second: Row) -> str:
    """Return the years two developments run over: ``2019–2022``, or each by itself where they differ."""
    spans = [years(way.start, way.period) for way in map(stretch, (first, second)) if way is not None]
    return " respektive ".join(dict.fromkeys(spans)) if len(spans) == 2 else ""


def evidence(pair: Row) -> str:
    """Return what the class of a pair means, with both correlations and the years they rest on."""
    return joined(MEANINGS[code(pair, "class")], _measured("ρ för nivåerna", pair, "rho", "n"),
                  _measured("ρ för förändringarna", pair, "rho_changes", "n_changes"))  # fmt: skip


def _measured(what: str, pair: Row, rho: str, n: str) -> str:
    value, count = figure(pair, rho), whole(pair, n) or 0
    span = period(pair) if n == "n" and count else ""
    unit = "gemensamma år" if n == "n" else "förändringar"
    told = ", ".join(part for part in (f"{number(count)}{NO_BREAK_SPACE}{unit}", span) if part)
    return f"{what}: {correlation(value)} ({told}).".replace("ρ ", f"ρ{NO_BREAK_SPACE}")


def correlation(value: float | None) -> str:
    """Return a correlation with two decimals, or that it is not worked out."""
    return "räknas inte" if value is None else number(value, 2)


def period(pair: Row) -> str:
    """Return the first and last common year of a pair, or nothing where it has none."""
    first, last = whole(pair, "first_year"), whole(pair, "last_year")
    return "" if first is None or last is None else years(first, last)


def pair(first: Developed, second: Developed) -> str:
    """Return both labels with a dash between them, escaped."""
    return f"{escape(typeset(first.short))} {EN_DASH} {escape(typeset(lower(second.short)))}"


def no_direction(series: Developed) -> str:
    """Return how a series without a wanted direction is read."""
    return sentence(f"{name(series)} har ingen önskad riktning och räknas som det är")


def single_years(smoothed: Sequence[Developed], start: int | None) -> str:
    """Return that ρ is worked out on single years, unlike what is shown as means and what starts at ``start``.

    ``start`` is the charts' first year where the pairs have earlier years, else None.
    """
    text = "ρ räknas på enskilda år"
    if smoothed:
        named = listed(list(dict.fromkeys(name(each) for each in smoothed)))
        means = listed(list(dict.fromkeys(_mean(each) for each in smoothed)))
        text += f", också för {named}, där meningarna och diagrammen visar {means}"
    charts = f"ρ bygger på alla gemensamma år, medan diagrammen börjar {start}" if start else ""
    return joined(*(f"{each}." for each in (text, charts) if each)).replace("ρ ", f"ρ{NO_BREAK_SPACE}")


def between(values: Sequence[tuple[Developed, float, float]], first: int, last: int) -> str:
    """Return whether each series, with its values in two years, has risen or fallen; nothing without any."""
    if not values:
        return ""
    span = years(first, last)
    parts = [_change(*each) for each in values]
    risen = [rounded(end, each.decimals) > rounded(start, each.decimals) for each, start, end in values]
    if not any(risen):
        lead = f"Siffrorna i rapporten visar ingen ökning {span} för kommunen som helhet"
    elif all(risen):
        lead = f"Siffrorna i rapporten visar en ökning {span} för kommunen som helhet"
    else:
        lead = f"Siffrorna i rapporten för kommunen som helhet {span}"
    return f"{lead}: {listed(parts)}."


def _change(series: Developed, start: float, end: float) -> str:
    before, after = number(start, series.decimals), plain(end, series.unit, series.decimals)
    if before == number(end, series.decimals):
        return f"{_shown(series)} låg kvar på {escape(after)}"
    way = "ökade" if end > start else "minskade"
    return f"{_shown(series)} {way} från {escape(before)} till {escape(after)}"
