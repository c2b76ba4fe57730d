"""Three ambitions side by side in words: what a chart of them shows, and why some verdicts cannot be given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indicators.words.alt import Measure
from indicators.words.indicator import IndicatorWords
from indicators.words.marks import proposal_mark
from indicators.words.numbers import listed, years
from indicators.words.reasons import REASONS
from indicators.words.row import Row, code
from indicators.words.sentence import joined, sentence
from indicators.words.units import in_year


@dataclass(frozen=True)
class Facts:
    """What one panel shows: the outcome by year, the long-term value by ambition with its year, and the limit."""

    indicator: IndicatorWords
    outcome: Sequence[tuple[int, float]]
    long_term: Mapping[str, tuple[int, float]]
    limit: float | None


def alt(title: str, place: str, facts: Sequence[Facts]) -> str:
    """Return what the panels of a criterion show, as plain text; every target and limit is called proposed."""
    return joined(f"{title}, {place}: utfall och tre ambitioner.", *(_panel(each) for each in facts))


def _panel(facts: Facts) -> str:
    measure = Measure(facts.indicator.short, facts.indicator.unit, facts.indicator.decimals)
    if facts.outcome:
        year, value = facts.outcome[-1]
        seen = f"{measure.title}: utfall {in_year(measure.text(value), year)}"
    else:
        seen = f"{measure.title}: utfall saknas"
    alike: dict[tuple[int, float], list[str]] = {}
    for name, end in facts.long_term.items():
        alike.setdefault(end, []).append(name)
    ways = [f"{measure.text(value)} ({together(names)})" for (_, value), names in alike.items()]
    when = listed([str(year) for year in sorted({year for year, _ in alike})])
    targets = f"föreslaget långsiktigt målvärde {when} är {' eller '.join(ways)}"
    limit = f"; föreslagen gräns är {measure.text(facts.limit)}" if facts.limit is not None else ""
    return f"{seen}; {targets}{limit}."


def together(ambitions: Sequence[str]) -> str:
    """Return ambitions that ask for the same in one word or a few: ``låg och medel``, ``alla tre``."""
    return "alla tre" if len(ambitions) == 3 else listed(ambitions)


def nothing_proposed(indicators: Sequence[tuple[str, str]]) -> str:
    """Return why a criterion has nothing to choose among; labels are escaped."""
    reasons: dict[str, list[str]] = {}
    for label, why in indicators:
        reasons.setdefault(why, []).append(label)
    return " ".join(sentence(f"{why}: {listed(labels)}") for why, labels in reasons.items())


def not_assessed(rows: Sequence[tuple[str, int, Row]]) -> str:
    """Return why some verdicts cannot be given, by reason; ``rows`` are (escaped label, report year, row)."""
    reasons: dict[str, dict[str, list[int]]] = {}
    for label, year, row in rows:
        why = REASONS.get(code(row, "reason"), "orsaken är inte känd")
        reasons.setdefault(why, {}).setdefault(label, []).append(year)
    parts = [
        f"{why} ({listed([f'{label} {_spans(found)}' for label, found in labels.items()])})"
        for why, labels in reasons.items()
    ]
    note = f"{proposal_mark()} Målvärden och gränser i tabellen är förslag om inget annat sägs."
    return joined(note, f"Kan inte bedömas: {'; '.join(parts)}." if parts else "")


def _spans(found: Sequence[int]) -> str:
    if len(found) > 1 and found[-1] - found[0] == len(found) - 1:
        return years(found[0], found[-1])
    return listed([str(year) for year in found])
