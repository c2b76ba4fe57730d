"""The words beside the lines of a history chart: what each line is, and the values that matter."""

from __future__ import annotations

from indicators.figures import theme
from indicators.figures.figure import DrawnIndicator
from indicators.figures.labels import Label
from indicators.figures.reading import Row, present
from indicators.figures.series import Series
from indicators.words.numbers import number, years


def direct_labels(row: Row, shown: Series, ind: DrawnIndicator, name: str) -> list[Label]:
    """Return the labels that name each line and the values that matter, the most important first."""
    return [
        *_own_label(row, shown, ind, name),
        *_path_labels(row, shown, ind),
        *_baseline_label(row, shown, ind),
        *_suspect_labels(shown, ind),
        *_other_labels(shown, ind),
    ]


def _own_label(row: Row, shown: Series, ind: DrawnIndicator, name: str) -> list[Label]:
    if not len(shown.own):
        return []
    last = shown.own.iloc[-1]
    year = f" ({int(last['period'])})" if int(last["period"]) < int(row["year"]) else ""
    text = f"{theme.plain(name)} {number(last['value'], ind.decimals)}{year}"
    return [Label(float(last["period"]), float(last["value"]), text, theme.OWN, strong=True)]


def _path_labels(row: Row, shown: Series, ind: DrawnIndicator) -> list[Label]:
    """Return the labels of the last target, the limit on its other side, and the target of the value's own year.

    A target that is the same every year is named once, with its years.
    """
    path = shown.path
    if len(path.years) < 2:
        return []
    colour = theme.DECIDED if path.decided else theme.PROPOSED
    last, target = path.years[-1], path.targets[-1]
    over = path.limit is None or target >= path.limit
    sides = ("above", "below") if over else ("below", "above")
    targets = dict(zip(path.years[1:-1], path.targets[1:-1], strict=True))
    year = int(row["period"]) if present(row["period"]) else 0
    level = year in targets and all(each == target for each in path.targets)
    when = years(year, last) if level else str(last)
    found = [Label(last, target, f"{path.word} {when}: {number(target, ind.decimals)}", colour, side=sides[0])]
    if path.limit is not None:
        text = f"Gräns ({path.word.lower()}) {number(path.limit, ind.decimals)}"
        found.append(Label(last, path.limit, text, colour, side=sides[1]))
    if year in targets and not level:
        found.append(Label(year, targets[year], f"{path.word} {year}: {number(targets[year], ind.decimals)}", colour))
    return found


def _baseline_label(row: Row, shown: Series, ind: DrawnIndicator) -> list[Label]:
    if not shown.path.years or not present(row["baseline"]):
        return []
    year, value = shown.path.years[0], shown.path.targets[0]
    return [Label(year, value, f"Utgångsår {year}: {number(value, ind.decimals)}", theme.OWN)]


def _suspect_labels(shown: Series, ind: DrawnIndicator) -> list[Label]:
    pairs = zip(shown.suspect["period"], shown.suspect["raw"], strict=True)
    return [Label(p, v, f"{number(v, ind.decimals)} sannolikt fel", theme.SUSPECT) for p, v in pairs]


def _other_labels(shown: Series, ind: DrawnIndicator) -> list[Label]:
    found = []
    if len(shown.country):
        last = shown.country.iloc[-1]
        own = int(shown.own["period"].iloc[-1]) if len(shown.own) else None
        year = "" if int(last["period"]) == own else f" ({int(last['period'])})"
        text = f"Riket {number(last['value'], ind.decimals)}{year}"
        found.append(Label(float(last["period"]), float(last["value"]), text, theme.COUNTRY))
    others = (("tidigare", shown.before_kpi, shown.before), ("senare", shown.after_kpi, shown.after))
    for word, kpi, frame in others:
        points = [(float(p), float(v)) for p, v in zip(frame["period"], frame["value"], strict=True)]
        if points:
            text = f"{word} serie ({theme.plain(kpi)})"
            found.append(Label(*points[-1], text, theme.OWN, others=tuple(points[-2::-1])))
    return found
