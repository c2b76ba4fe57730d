"""A figure that the provider has changed since an earlier snapshot."""

from __future__ import annotations

from indicators.words.indicator import IndicatorWords
from indicators.words.markdown import escape
from indicators.words.noun import subject
from indicators.words.numbers import number
from indicators.words.row import present
from indicators.words.sentence import sentence
from indicators.words.units import quantity


def revision(
    indicator: IndicatorWords,
    period: int,
    old: tuple[float, str],
    new: tuple[float, str],
    *,
    own: bool = False,
) -> str:
    """Return both figures with where they stand: ``(value, label)``, e.g. ``(6.82, "i uttaget hösten 2024")``.

    ``own`` marks the new figure as the project's own calculation. Nothing is written when they print alike.
    """
    if not present(old[0]) or not present(new[0]):
        return ""
    now = number(new[0], indicator.decimals)
    if number(old[0], indicator.decimals) == now:
        return ""
    text = f"{subject(indicator).word} {period} var {quantity(old[0], indicator)} {escape(old[1])}"
    return sentence(f"{text} och {now} {escape(new[1])}{' (egen bearbetning)' if own else ''}")
