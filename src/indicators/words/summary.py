"""Page one: what the judgements stand on, and whether the municipality has become better."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from indicators.words.decisions import NONE_DECIDED, Decisions
from indicators.words.indicator import IndicatorWords
from indicators.words.markdown import escape
from indicators.words.marks import word
from indicators.words.numbers import counted_alike, listed
from indicators.words.rollup import Counts
from indicators.words.row import Row, code, figure, flag, whole
from indicators.words.sentence import joined

ANSWERS: Mapping[str, str] = {"yes": "Ja", "no": "Nej", "both": "Både och"}
RULE = (
    "Svaret är ja när minst dubbelt så många indikatorer har förbättrats som försämrats, "
    "nej när det är tvärtom och annars både och."
)
WITHIN = "skillnaden ryms inom slumpvariationen eller felmarginalen"
LITTLE_INFLUENCE = "För {} har kommunen liten rådighet, så utvecklingen beror mest på annat."
_REASON_COUNTS: Mapping[str, str] = {
    "context": "visas bara som bakgrund",
    "unconfirmed_title": "har fått en ny titel hos källan som ingen har bekräftat",
    "baseline_year": "har utgångsår {year} eller senare",
    "retired": "har upphört",
    "suppressed": "omfattas av sekretess",
    "not_applicable": "går inte att tillämpa",
    "total_missing": "saknar totalvärde",
    "suspect_value": "har ett värde som sannolikt är fel",
    "non_response": "har bortfall",
    "not_published": "är inte publicerade",
    "no_value": "saknar uppgift",
    "too_old": "har bara ett för gammalt värde",
    "series_break": "har en bruten tidsserie",
    "no_new_value": "saknar ny mätning sedan utgångsåret",
    "no_target": "saknar målvärde",
    "decided_unread": "har beslutade mål som inte är inlästa",
}


def first_line(snapshot: str, these: Decisions = NONE_DECIDED) -> str:
    """Return the first line of page one: ``snapshot`` is its label (``hösten 2024``), ``these`` the decisions.

    Who has decided is said where each decision stands: not all of them need be the council's.
    """
    basis = f"beräknade i efterhand på uppgifter från {escape(snapshot)}"
    if these.decided:
        (n,) = counted_alike([these.decided])
        noun = "indikator" if these.decided == 1 else "indikatorer"
        against = "Övriga bedömningar görs mot föreslagna värden" if these.proposed else "Bedömningarna är"
        return f"Målvärden är beslutade för {n} {noun}. {against}{',' if these.proposed else ''} {basis}."
    return (
        "Kommunfullmäktige har, såvitt är känt, inte beslutat några målvärden för indikatorerna. "
        f"Bedömningarna görs mot föreslagna värden, {basis}."
    )


def unread_line(n: int) -> str:
    """Return that some decided targets are not at hand, or nothing when there are none."""
    if not n:
        return ""
    (text,) = counted_alike([n])
    noun = "indikator" if n == 1 else "indikatorer"
    return f"Undantag: för {text} {noun} finns beslutade mål, men texten är inte inläst."


def become_better(place: str, since: int, answer: str, better: int, worse: int, unchanged: int) -> str:
    """Return page one's question with its answer, the counts behind it and the rule.

    ``answer`` is the method's code ``yes``, ``no`` or ``both``; the counts are of indicators since their baseline.
    """
    question = f"Har {escape(place)} blivit bättre sedan {since}?"
    compared = better + worse + unchanged
    if not compared:
        return f"**{question}** Frågan kan inte besvaras: ingen indikator har både utgångsvärde och en senare mätning."
    everything, up, down, same = counted_alike([compared, better, worse, unchanged])
    noun = "indikator" if compared == 1 else "indikatorer"
    agreed = "oförändrad" if unchanged == 1 else "oförändrade"
    each = f"har {up} förbättrats och {down} försämrats, medan {same} är {agreed}"
    said = f"Av {everything} {noun} som kan jämföras {each}."
    return joined(f"**{question} {word(ANSWERS, answer)}.**", said, RULE)


def verdict_counts(these: Counts, kind: str = NONE_DECIDED.target) -> str:
    """Return ``För 20 indikatorer är det föreslagna målvärdet uppfyllt, för 10 delvis och för 12 inte; 14 kan …``

    ``kind`` is what the targets are called: :attr:`Decisions.target`.
    """
    grades = (these.met, these.partly, these.not_met)
    *texts, na = counted_alike([*grades, these.na])
    if not these.assessed:
        return "Ingen indikator kan bedömas."
    full, short = ("uppfyllt", "delvis uppfyllt", "inte uppfyllt"), ("uppfyllt", "delvis", "inte")
    parts: list[str] = []
    for place, n in enumerate(grades):
        if n and not parts:
            parts.append(f"för {texts[place]} {'indikator' if n == 1 else 'indikatorer'} är {kind} {full[place]}")
        elif n:
            parts.append(f"för {texts[place]} {short[place]}")
    text = listed(parts)
    rest = f"; {na} kan inte bedömas" if these.na else ""
    return f"{text[0].upper()}{text[1:]}{rest}."


def _reason(row: Row, indicator: IndicatorWords) -> str:
    reason = code(row, "reason")
    return "decided_unread" if reason == "no_target" and indicator.decided_unread else reason


def _not_assessed(pairs: list[tuple[Row, IndicatorWords]], year: int) -> str:
    missing = [_reason(*pair) for pair in pairs if code(pair[0], "verdict") == "na"]
    if not missing:
        return ""
    tally = {reason: missing.count(reason) for reason in _REASON_COUNTS if reason in missing}
    known = sorted(tally, key=lambda reason: -tally[reason])
    everything, na, *texts = counted_alike([len(pairs), len(missing), *(tally[reason] for reason in known)])
    parts = [f"{text} {_REASON_COUNTS[reason].format(year=year)}" for text, reason in zip(texts, known, strict=True)]
    why = f": {listed(parts)}" if parts else ""
    return f"Av de {everything} indikatorer som visas kan {na} inte bedömas, räknade var för sig{why}."


def _of_indicators(n: int, text: str, *, judged: bool = False) -> str:
    """Return ``text`` with its count; ``judged`` says that only indicators with a verdict are counted."""
    if not n:
        return ""
    (count,) = counted_alike([n])
    noun = "av de bedömda indikatorerna" if judged else "indikator" if n == 1 else "indikatorer"
    return text.format(f"{count} {noun}")


def cannot_say(pairs: Iterable[tuple[Row, IndicatorWords]], year: int) -> list[str]:
    """Return what the picture cannot say, as sentences, each with its count; ``pairs`` are all indicators shown."""
    both = list(pairs)
    rows = [row for row, _ in both]
    old = sum(1 for row in rows if (whole(row, "period") or year) < year)
    unsure = sum(1 for row in rows if flag(row, "uncertain"))
    surveys = [row for row, one in both if one.basis == "sample" and code(row, "verdict") not in {"", "na"}]
    unknown = sum(1 for row in surveys if figure(row, "value_low") is None)
    little = sum(1 for row, one in both if one.influence == "liten" and code(row, "verdict") not in {"", "na"})
    return [
        text
        for text in (
            _not_assessed(both, year),
            _of_indicators(old, f"För {{}} är det senaste värdet äldre än {year}."),
            _of_indicators(unsure, f"För {{}} är bedömningen osäker: {WITHIN}."),
            _of_indicators(unknown, "För {} vilar värdet på en enkät vars felmarginal inte är känd.", judged=True),
            _of_indicators(
                little, "För {} har kommunen liten rådighet, så utvecklingen beror mest på annat.", judged=True
            ),
            "Jämförelser bakåt ska läsas med försiktighet: 2020 och 2021 är pandemiår." if year >= 2020 else "",
            f"En del uppgifter för {year} var inte kända när året avslutades.",
        )
        if text
    ]
