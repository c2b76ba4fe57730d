"""All pairs of indicators: a matrix, the questions they raise and the tables behind (docs/method.md, section 10)."""

from __future__ import annotations

from typing import Any

import pandas as pd

from indicators.figures import conflict_matrix
from indicators.figures.conflict_matrix import Entry
from indicators.method.conflicts import CHANCE, CHANCE_OF_LEVELS, CLASSES, FEWEST_CHANGES, FEWEST_YEARS
from indicators.pages.blocks import Blocks, Text, bullets, paragraphs, table
from indicators.pages.blocks import heading as head
from indicators.pages.picture import Picture, Row, records
from indicators.programme import ConflictSeries
from indicators.words import captions, conflict
from indicators.words.numbers import listed, number
from indicators.words.row import figure, whole
from indicators.words.sentence import capital

FIGURE = "malkonflikter-matris"
FILES = "Alla par finns i filerna pairs.csv, pairs.json och pairs.parquet bredvid rapporten."
RULE = (
    f"Ett par räknas när det har minst {FEWEST_YEARS} gemensamma år och minst {FEWEST_CHANGES} förändringar mellan "
    "år som följer på varandra.",
    "ρ är Spearmans rangkorrelation. Den är 1 när två serier alltid ordnar åren lika och −1 när de ordnar dem tvärtom. "
    "Värdena är vända så att högre alltid är bättre.",
    "Åt samma håll: ρ för nivåerna är minst 0,6 och ρ för förändringarna minst 0,3. Åt olika håll: högst −0,6 och "
    "högst −0,3. Är bara nivåerna så starka följs nivåerna åt men inte förändringarna.",
    "Utsläpp räknas i totala ton, inte per invånare. Enskilda år används, även där rapporten annars visar medelvärden.",
    "Med så många par blir några träffar en slump. Två oberoende serier på åtta år som vandrar helt slumpmässigt "
    f"klarar regeln i ungefär {CHANCE} fall av 100, hälften åt samma håll och hälften åt olika håll. Med nivåerna "
    f"ensamma vore det ungefär {CHANCE_OF_LEVELS} fall av 100. Ju längre serier, desto färre.",
)


def matrix(picture: Picture) -> Blocks:
    """Return how pairs are counted, how many there are of each class, and the matrix."""
    pairs = picture.evidence.pairs
    text = paragraphs(
        head(2, "Alla par av indikatorer", "samvariation"), bullets(RULE), _counts(pairs), _share(pairs), FILES
    )
    return Blocks([text, _matrix(picture)])


def _of(pairs: pd.DataFrame, kind: str) -> pd.DataFrame:
    return pairs[pairs["class"] == kind]


def _counts(pairs: pd.DataFrame) -> str:
    rows = [[conflict.CLASSES[kind], number(len(_of(pairs, kind)))] for kind in CLASSES]
    return table(["Klass", "Antal par"], [*rows, ["Alla par", number(len(pairs))]], align="lr", css="konfliktklasser")


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
    told = listed([f"{number(len(_of(pairs, kind)))} {WORDS[kind]}" for kind in WORDS])
    left_out = len([each for each in picture.evidence.series.values() if not each.only_declared]) - len(entries)
    alt = (
        f"Matris över {number(len(entries))} indikatorer i {picture.place} till och med {picture.year}. "
        f"{capital(told)}. {number(left_out)} indikatorer har för korta serier och visas inte."
    )
    return conflict_matrix(
        entries,
        pairs,
        id=FIGURE,
        heading="Indikatorer som rört sig åt samma och åt olika håll",
        caption=f"{captions.own_work(None, picture.snapshot_label)} {captions.figure_id(FIGURE)}",
        alt=alt,
    )


WORDS = {
    "synergy": "par har rört sig åt samma håll",
    "trade_off": "par åt olika håll",
    "levels_only": "par har nivåer som följs åt men inte förändringar",
}


def questions(picture: Picture) -> Text:
    """Return the pairs that have moved apart, each undeclared one as a question."""
    found = records(_of(picture.evidence.pairs, "trade_off"))
    intro = "Åt olika håll betyder att det ena har blivit bättre när det andra har blivit sämre."
    if not found:
        return paragraphs(head(2, "Frågor som siffrorna ställer", "fragor"), "Inget par har rört sig åt olika håll.")
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
    """Return the pairs that have moved together, as a table."""
    found = records(_of(picture.evidence.pairs, "synergy"))
    if not found:
        return paragraphs(
            head(2, "Par som rört sig åt samma håll", "synergier"), "Inget par har rört sig åt samma håll."
        )
    rows = [[_pair(*_both(picture, each)), *_measures(each)] for each in found]
    return paragraphs(
        head(2, "Par som rört sig åt samma håll", "synergier"),
        "De två har blivit bättre och sämre tillsammans. Där det står samma familj mäter de nästan samma sak.",
        table(["Par", *MEASURES], rows, align="lrrrrr", widths=[60, 12, 6, 8, 8, 8], css="konfliktpar"),
    )


def _pair(first: ConflictSeries, second: ConflictSeries) -> str:
    same = " (samma familj)" if first.family and first.family == second.family else ""
    return f"{conflict.pair(first, second)}{same}"
