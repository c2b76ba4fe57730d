"""When a goal counts as reached in the short and the long term: the roll-up's rule (docs/method.md, 8, 9) in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.words.marks import proposal_mark
from indicators.words.numbers import counted, counted_alike, listed
from indicators.words.sentence import joined, sentence


@dataclass(frozen=True)
class Reach:
    """How many of a goal's judged indicators have a target to reach in a year.

    ``years`` are the years the targets are for; ``without`` the labels (escaped) of the others with the reason;
    ``decided`` how many of the targets are decided.
    """

    indicators: int
    having: int
    years: Sequence[int]
    without: Sequence[tuple[str, str]] = ()
    decided: int = 0


def rule(criteria: int, *, rolled_up: bool) -> str:
    """Return when a goal with so many counted ``criteria`` counts as met, and when a criterion does."""
    one = (
        "Ett kriterium är uppfyllt när fler än hälften av dess indikatorer når målvärdet och ingen är sämre än "
        "gränsen. Indikatorer som mäter nästan samma sak räknas som en. Bara det som kan bedömas räknas, och minst "
        "hälften måste kunna bedömas."
    )
    if not rolled_up:
        whole = "Här görs ingen sammanvägd bedömning; varje kriterium bedöms för sig."
    elif criteria == 1:
        whole = "Målet är uppfyllt när dess enda kriterium är det."
    else:
        whole = (
            f"Målet är uppfyllt när fler än hälften av dess {counted(criteria)} kriterier är uppfyllda och inget har "
            "bedömningen inte uppfyllt."
        )
    return joined(proposal_mark(), whole, one)


def short_term(year: int, reach: Reach) -> str:
    """Return what reaching the goal in the short term rests on: the targets of the term's last year."""
    opening = f"**På kort sikt ({year})** gäller regeln mot målvärdena för {year}."
    return joined(
        opening,
        _having(reach, f"ett {'' if reach.decided else 'föreslaget '}målvärde för {year}"),
        _decided(reach),
        _without(reach),
    )


def long_term(reach: Reach) -> str:
    """Return what reaching the goal in the long term rests on: the long-term values, each for its own year."""
    usual = max(reach.years, default=2030)
    others = sorted({year for year in reach.years if year != usual})
    sooner = [
        f"redan {year} för {counted(n)} {_indicators(n)}" for year in others if (n := list(reach.years).count(year))
    ]
    opening = f"**På lång sikt ({usual})** gäller samma regel mot de långsiktiga målvärdena."
    return joined(
        opening,
        f"De gäller {listed(sooner)}." if sooner else "",
        _having(reach, f"ett {'' if reach.decided else 'föreslaget '}långsiktigt målvärde"),
        _decided(reach),
        _without(reach),
    )


def _having(reach: Reach, what: str) -> str:
    everything, having = counted_alike([reach.indicators, reach.having])
    if not reach.indicators:
        return "Ingen indikator bedöms."
    if reach.having == reach.indicators:
        everyone = {1: "den enda indikatorn", 2: "båda indikatorerna"}
        return sentence(f"{everyone.get(reach.indicators, f'alla {everything} indikatorer')} har {what}")
    if not reach.having:
        return sentence(f"ingen av de {everything} indikatorerna har {what}")
    return sentence(f"{having} av {everything} indikatorer har {what}")


def _decided(reach: Reach) -> str:
    if not reach.decided:
        return ""
    if reach.decided == reach.having:
        return "De är beslutade."
    are = "är beslutat" if reach.decided == 1 else "är beslutade"
    return f"{counted(reach.decided, neuter=True).capitalize()} av dem {are}, övriga är förslag."


def _without(reach: Reach) -> str:
    reasons: dict[str, list[str]] = {}
    for label, why in reach.without:
        reasons.setdefault(why, []).append(label)
    return " ".join(sentence(f"{why}: {listed(labels)}") for why, labels in reasons.items())


def written(decided: int, chosen: int) -> str:
    """Return for how many indicators values are written in the programme, decided ones and chosen proposals."""
    parts = [f"För {counted(decided)} {_indicators(decided)} finns beslutade värden"] if decided else []
    parts += (
        [f"{'för' if parts else 'För'} {counted(chosen)} {_indicators(chosen)} är värden valda men inte beslutade"]
        if chosen
        else []
    )
    return joined(f"{listed(parts)}.", "Alla andra gränser och målvärden är förslag som politiker kan välja bland.")


def _indicators(n: int) -> str:
    return "indikator" if n == 1 else "indikatorer"
