"""All pairs of indicators: a matrix, the questions they raise and the tables behind (docs/method.md, section 10)."""

from __future__ import annotations

from typing import Any

import pandas as pd

from indicators.figures import conflict_matrix
from indicators.figures.conflict_matrix import Entry
from indicators.method.conflicts import CHANCE, CHANCE_OF_LEVELS, CLASSES, FEWEST_CHANGES, FEWEST_YEARS
from indicators.pages.blocks import Blocks, Text, bullets, paragraphs, table
from indicators.pages.blocks import heading as head
from indicators.pages.picture import Picture, Row
from indicators.programme import ConflictSeries
from indicators.records import records
from indicators.words import captions, conflict
from indicators.words.numbers import counted, listed, number
from indicators.words.row import figure, whole
from indicators.words.sentence import capital

FIGURE = "malkonflikter-matris"
FILES = (
    "Alla par, också de där bara nivåerna följs åt, finns i filen med alla par, som ligger bredvid rapporten "
    "(pairs.csv)."
)
RULE = (
    f"Ett par räknas när det har minst {FEWEST_YEARS} gemensamma år och minst {FEWEST_CHANGES} förändringar mellan "
    "år som följer på varandra.",
    "ρ är Spearmans rangkorrelation. Den är 1 när två serier alltid ordnar åren lika och −1 när de ordnar dem tvärtom. "
    "Värdena är vända så att högre alltid är bättre.",
    "De två har blivit bättre eller sämre samtidigt när ρ för nivåerna är minst 0,6 och ρ för förändringarna minst "
    "0,3. Det ena har blivit bättre när det andra har blivit sämre när de är högst −0,6 och högst −0,3. Är bara "
    "nivåerna så starka följs nivåerna åt men inte förändringarna.",
    "Utsläpp räknas i totala ton, inte per invånare. ρ räknas på enskilda år, också där meningar och diagram visar "
    "medelvärden för flera år.",
    "Med så många par blir några träffar en slump. Två oberoende serier på åtta år som vandrar helt slumpmässigt "
    f"klarar regeln i ungefär {CHANCE} fall av 100, hälften med samma tecken och hälften med olika. Med nivåerna "
    f"ensamma vore det ungefär {CHANCE_OF_LEVELS} fall av 100. Ju längre serier, desto färre.",
)


def matrix(picture: Picture) -> Blocks:
    """Return how pairs are counted, how many there are of each class, and the matrix."""
    pairs = picture.evidence.pairs
    text = paragraphs(
        head(2, "Alla par av indikatorer", "samvariation"),
        bullets(RULE),
        _counts(pairs),
        _total(picture),
        _share(pairs),
        FILES,
    )
    return Blocks([text, _matrix(picture)])


def _of(pairs: pd.DataFrame, kind: str) -> pd.DataFrame:
    return pairs[pairs["class"] == kind]


def _counts(pairs: pd.DataFrame) -> str:
    rows = [[conflict.CLASSES[kind], number(len(_of(pairs, kind)))] for kind in CLASSES]
    return table(["Klass", "Antal par"], [*rows, ["Alla par", number(len(pairs))]], align="lr", css="konfliktklasser")


def _total(picture: Picture) -> str:
    """Return what all pairs are: those of the indicators, and those that only a declared conflict has."""
    own = sum(not each.only_declared for each in picture.evidence.series.values())
    between = own * (own - 1) // 2
    beside = len(picture.evidence.pairs) - between
    text = f"{number(own)} indikatorer ger {number(between)} par."
    if not beside:
        return text
    which = "ett nyckeltal som bara en utpekad målkonflikt använder"
    return f"{text} Till dem kommer {counted(beside, neuter=True)} par med {which}."


def _share(pairs: pd.DataFrame) -> str:
    """Return the share of the pairs long enough that pass the rule, to be held against chance."""
    enough = len(pairs) - len(_of(pairs, "too_short"))
    if not enough:
        return "Inget par har tillräckligt långa serier."
    passed = len(_of(pairs, "synergy")) + len(_of(pairs, "trade_off"))
    share = number(100 * passed / enough)
    return (
        f"Av de {number(enough)} par som är långa nog klarar {number(passed)} regeln, {share} procent. "
        "Läs därför varje par som en fråga, inte som ett resultat."
    )


def _entries(picture: Picture) -> list[Entry]:
    """Return the series with at least one pair that is long enough, those of the conflicts alone left out."""
    evidence = picture.evidence
    enough = evidence.pairs[evidence.pairs["class"] != "too_short"]
    known = {*enough["first"], *enough["second"]}
    chosen = [each for each in evidence.series.values() if each.id in known and not each.only_declared]
    return [Entry(each.id, each.stands_for[0], each.short, each.criterion) for each in chosen]


def _matrix(picture: Picture) -> Any:
    entries, pairs = _entries(picture), picture.evidence.pairs
    told = listed([WORDS[kind].format(number(len(_of(pairs, kind)))) for kind in WORDS])
    left_out = len([each for each in picture.evidence.series.values() if not each.only_declared]) - len(entries)
    alt = (
        f"Matris över {number(len(entries))} indikatorer i {picture.place} till och med {picture.year}. "
        f"{capital(told)}. {number(left_out)} indikatorer har för korta serier och visas inte."
    )
    return conflict_matrix(
        entries,
        pairs,
        id=FIGURE,
        heading="Hur indikatorerna har följt varandra, par för par",
        caption=f"{captions.own_work(None, picture.snapshot_label)} {captions.figure_id(FIGURE)}",
        alt=alt,
    )


WORDS = {
    "synergy": "i {} par har de två blivit bättre eller sämre samtidigt",
    "trade_off": "i {} par har det ena blivit bättre när det andra har blivit sämre",
    "levels_only": "i {} par följs nivåerna åt men inte förändringarna",
}


def questions(picture: Picture) -> Text:
    """Return the pairs where one got better as the other got worse, each undeclared one as a question."""
    found = records(_of(picture.evidence.pairs, "trade_off"))
    intro = "Par där det ena har blivit bättre när det andra har blivit sämre."
    if not found:
        none = "I inget par har det ena blivit bättre när det andra har blivit sämre."
        return paragraphs(head(2, "Frågor som siffrorna ställer", "fragor"), none)
    columns = ["Fråga", *MEASURES]
    rows = [[_asked(picture, each), *_measures(each)] for each in found]
    return paragraphs(
        head(2, "Frågor som siffrorna ställer", "fragor"),
        intro,
        table(columns, rows, align="lrrrrr", widths=[60, 12, 6, 8, 8, 8], css="konfliktpar"),
    )


MEASURES = ("År", "Antal år", "ρ nivåer", "Antal förändringar", "ρ förändringar")


def _measures(row: Row) -> list[str]:
    numbers = [number(whole(row, name) or 0) for name in ("n", "n_changes")]
    rho = [conflict.correlation(figure(row, name)) for name in ("rho", "rho_changes")]
    return [conflict.period(row), numbers[0], rho[0], numbers[1], rho[1]]


def _both(picture: Picture, row: Row) -> tuple[ConflictSeries, ConflictSeries]:
    series = picture.evidence.series
    return series[str(row["first"])], series[str(row["second"])]


def _asked(picture: Picture, row: Row) -> str:
    first, second = _both(picture, row)
    named = {kpi for each in (first, second) for kpi in each.stands_for}
    for each in picture.programme.conflicts:
        sides = {*each.pull} & named, {*each.against} & named
        if all(sides):
            return conflict.declared(first, second, each.name)
    return conflict.question(first, second)


def synergies(picture: Picture) -> Text:
    """Return the pairs that got better or worse at the same time, as a table."""
    found = records(_of(picture.evidence.pairs, "synergy"))
    title = head(2, "Par som har blivit bättre eller sämre samtidigt", "synergier")
    if not found:
        return paragraphs(title, "Inget par har blivit bättre eller sämre samtidigt.")
    rows = [[_pair(*_both(picture, each)), *_measures(each)] for each in found]
    return paragraphs(
        title,
        "De två har blivit bättre eller sämre samtidigt. Där det står samma familj mäter de nästan samma sak.",
        table(["Par", *MEASURES], rows, align="lrrrrr", widths=[60, 12, 6, 8, 8, 8], css="konfliktpar"),
    )


def _pair(first: ConflictSeries, second: ConflictSeries) -> str:
    same = " (samma familj)" if first.family and first.family == second.family else ""
    return f"{conflict.pair(first, second)}{same}"
