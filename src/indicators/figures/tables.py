"""The table twin of each figure: the same numbers as text, few columns, so that it fits below the figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from indicators.figures.figure import DrawnIndicator
from indicators.figures.reading import present
from indicators.figures.series import Series
from indicators.figures.theme import capital
from indicators.words.missing import MISSING, gap
from indicators.words.numbers import EN_DASH, NO_BREAK_SPACE, number

NOT_APPLICABLE = EN_DASH
UNUSED = "används ej"
INTERVALS = {"sample": "Felmarginal", "cohort": "Slumpvariation", "count": "Slumpvariation"}
SIDE_BY_SIDE = 14
SEXES = ("kvinnor", "män")


def history_table(series: Series, indicator: DrawnIndicator, place: str) -> pd.DataFrame:
    """Return one column a year and one row a line of the chart; missing is said in words, never as 0.

    The word is the reason where the provider gives one: ``sekretess``, ``bortfall``.
    """
    years = sorted({*series.years, *series.path.years})
    decimals = indicator.decimals
    rows = {place: _own(series, decimals)}
    rows["Sannolikt fel"] = _texts(series.suspect, "raw", decimals)
    if indicator.window > 1:
        rows["Enskilda år"] = _texts(series.yearly, "raw", decimals)
    rows[f"{INTERVALS.get(indicator.basis, 'Intervall')}, från–till (95{NO_BREAK_SPACE}%)"] = _intervals(
        series.own, decimals
    )
    rows[f"Tidigare serie ({series.before_kpi})"] = _texts(series.before, "value", decimals)
    rows[f"Senare serie ({series.after_kpi})"] = _texts(series.after, "value", decimals)
    words = indicator.sex_words or SEXES
    rows[capital(words[0])] = _measured(series, "K", series.women, decimals)
    rows[capital(words[1])] = _measured(series, "M", series.men, decimals)
    rows["Riket"] = _measured(series, "country", series.country, decimals)
    rows |= _path_rows(series, decimals)
    body = [[name, *(texts.get(y, NOT_APPLICABLE) for y in years)] for name, texts in rows.items() if texts]
    return pd.DataFrame(body, columns=[capital(indicator.unit), *(str(y) for y in years)], dtype=str)


def areas_table(
    unit: str, names: list[str], values: list[float | None], decimals: int, row: str, missing: Sequence[str] = ()
) -> pd.DataFrame:
    """Return one column an area and one row of values; more areas than fit side by side get a row each.

    ``missing`` has, for each area, the code of why its value is missing; "" where nobody says.
    """
    whys = missing or [""] * len(names)
    texts = [
        number(v, decimals) if v is not None and present(v) else gap(why) for v, why in zip(values, whys, strict=True)
    ]
    if len(names) > SIDE_BY_SIDE:
        return pd.DataFrame(zip(names, texts, strict=True), columns=["Område", capital(unit)], dtype=str)
    return pd.DataFrame([[row, *texts]], columns=[capital(unit), *names], dtype=str)


def _own(series: Series, decimals: int) -> dict[int, str]:
    texts = dict.fromkeys(series.years, MISSING) if series.step == 1 else {}
    texts |= {year: gap(why) for year, why in series.missing("T").items()}
    texts |= dict.fromkeys((int(p) for p in series.yearly["period"]), NOT_APPLICABLE)
    texts |= dict.fromkeys((int(p) for p in series.after["period"]), NOT_APPLICABLE)
    texts |= dict.fromkeys((int(p) for p in series.before["period"]), NOT_APPLICABLE)
    texts |= dict.fromkeys((int(p) for p in series.suspect["period"]), UNUSED)
    return texts | _texts(series.own, "value", decimals)


def _measured(series: Series, whose: str, frame: pd.DataFrame, decimals: int) -> dict[int, str]:
    """Return the values of a line, with the reason where one is missing; nothing for a line without values."""
    known = _texts(frame, "value", decimals)
    whys = {year: gap(why) for year, why in series.missing(whose).items()}
    return whys | known if known else {}


def _texts(frame: pd.DataFrame, column: str, decimals: int) -> dict[int, str]:
    pairs = zip(frame["period"], frame[column], strict=True)
    return {int(p): number(v, decimals) for p, v in pairs if present(v)}


def _intervals(frame: pd.DataFrame, decimals: int) -> dict[int, str]:
    triples = zip(frame["period"], frame["low"], frame["high"], strict=True)
    both = ((int(p), lo, hi) for p, lo, hi in triples if present(lo) and present(hi))
    return {p: f"{number(lo, decimals)}{EN_DASH}{number(hi, decimals)}" for p, lo, hi in both}


def _path_rows(series: Series, decimals: int) -> Mapping[str, dict[int, str]]:
    path = series.path
    word = path.word.lower()
    targets = dict(zip(path.years[1:], path.targets[1:], strict=True))
    rows = {f"Målvärde ({word})": {y: number(t, decimals) for y, t in targets.items()}}
    if path.limit is not None:
        rows[f"Gräns ({word})"] = dict.fromkeys(targets, number(path.limit, decimals))
    return rows
