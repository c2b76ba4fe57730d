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
from indicators.words.markdown import escape
from indicators.words.numbers import counted, listed, number
from indicators.words.row import figure, whole
from indicators.words.sentence import capital, joined

FIGURE = "malkonflikter-matris"
ON_PAPER = "På webbplatsen står alla par som är långa nog, ett för ett. Där finns också alla par som fil (pairs.csv)."
ON_SCREEN = "Alla par, också de för korta, finns som fil: [pairs.csv](assets/pairs.csv)."
EVERY_PAIR = "Alla par som är långa nog"
RULE = (
    f"Ett par räknas när det har minst {FEWEST_YEARS} gemensamma år och minst {FEWEST_CHANGES} förändringar mellan "
    "år som följer på varandra.",
    f"{conflict.RHO} Värdena är vända så att högre alltid är bättre.",
    "De två har blivit bättre eller sämre samtidigt när ρ för nivåerna är minst 0,6 och ρ för förändringarna minst "
    "0,3. Det ena har blivit bättre när det andra har blivit sämre när de är högst −0,6 och högst −0,3. Är bara "
    "nivåerna så starka följs nivåerna åt men inte förändringarna.",
    "Utsläpp räknas i totala ton, inte per invånare. ρ räknas på enskilda år, också där meningar och diagram visar "
    "medelvärden för flera år.",
    f"Av par som klarar regeln av en slump har hälften samma tecken och hälften olika. Med nivåerna ensamma skulle "
    f"ungefär {CHANCE_OF_LEVELS} av 100 sådana par klara den. Ju längre serier, desto färre.",
)


MATRIX = "Varje indikator har samma nummer på sin rad och i sin kolumn."
ONLY_CHANCE = "Paren är inte fler än slumpen kan ge."
MORE_THAN_CHANCE = "Paren är fler än slumpen väntas ge, men vilka av dem som inte är slump går inte att säga."


def matrix(picture: Picture) -> Blocks:
    """Return how pairs are counted, how many there are of each class, and the matrix."""
    pairs = picture.evidence.pairs
    text = paragraphs(
        head(2, "Alla par av indikatorer", "samvariation"),
        _share(pairs),
        bullets(RULE),
        _counts(pairs),
        _total(picture),
        _for("only-pdf", ON_PAPER),
        _for("only-html", ON_SCREEN),
        _shown_in_matrix(picture),
    )
    return Blocks([text, _matrix(picture), _every_pair(picture)])


def _for(medium: str, text: str) -> str:
    return f"::: {{.{medium}}}\n{text}\n:::"


def _every_pair(picture: Picture) -> Text | None:
    """Return every pair long enough with its class and n, for the screen: the picture of the matrix as a table."""
    pairs = picture.evidence.pairs
    found = [each for kind in CLASSES if kind != "too_short" for each in records(_of(pairs, kind))]
    if not found:
        return None
    rows = [[_pair(*_both(picture, each)), conflict.CLASSES[str(each["class"])], *_measures(each)] for each in found]
    columns = ["Par", "Klass", *MEASURES]
    whole_table = table(columns, rows, align="llrrrrr", widths=[44, 16, *WIDTHS[1:]], css="konfliktpar")
    twin = f'::: {{.tvilling data-heading="{EVERY_PAIR}"}}\n\n{whole_table}\n\n:::'
    return Text(f":::: {{.only-html}}\n{capital(EVERY_PAIR)}: {number(len(found))}.\n\n{twin}\n::::")


def _shown_in_matrix(picture: Picture) -> str:
    """Return how many of the indicators the matrix shows, and why the others are left out."""
    every = sum(not each.only_declared for each in picture.evidence.series.values())
    shown = len(_entries(picture))
    if shown < 2:
        return ""
    why = "" if shown == every else " De andra har så korta serier att inget par med dem kan räknas."
    return f"Matrisen visar {number(shown)} av {number(every)} indikatorer.{why} {MATRIX}"


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
    """Return the share of the pairs long enough that pass the rule, held against chance."""
    passed, enough = _passed(pairs)
    if not enough:
        return "Inget par har tillräckligt långa serier."
    return joined(
        f"Av de {number(enough)} par som är långa nog klarar {number(passed)} regeln, "
        f"{number(100 * passed / enough)} procent. Två oberoende serier på åtta år som vandrar helt slumpmässigt "
        f"klarar den i ungefär {CHANCE} fall av 100.",
        f"{ONLY_CHANCE} De visar inte att någon målkonflikt finns." if _by_chance(pairs) else MORE_THAN_CHANCE,
        "Läs varje par som en fråga, inte som ett resultat.",
    )


def _passed(pairs: pd.DataFrame) -> tuple[int, int]:
    """Return how many pairs pass the rule, and how many are long enough to."""
    return len(_of(pairs, "synergy")) + len(_of(pairs, "trade_off")), len(pairs) - len(_of(pairs, "too_short"))


def _by_chance(pairs: pd.DataFrame) -> bool:
    """Return whether no more pairs pass the rule than series that have nothing to do with each other can."""
    passed, enough = _passed(pairs)
    return 100 * passed <= CHANCE * enough


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
    """Return the pairs where one got better as the other got worse; the question they raise stands once, first."""
    pairs = picture.evidence.pairs
    found = records(_of(pairs, "trade_off"))
    if not found:
        none = "I inget par har det ena blivit bättre när det andra har blivit sämre."
        return paragraphs(head(2, "Frågor som siffrorna ställer", "fragor"), none)
    rows = [[_asked(picture, each), *_measures(each)] for each in found]
    return paragraphs(
        head(2, "Frågor som siffrorna ställer", "fragor"),
        "I varje par här har det ena blivit bättre när det andra har blivit sämre. Frågan är: är det en målkonflikt?",
        f"{ONLY_CHANCE} Listan visar inte att någon målkonflikt finns." if _by_chance(pairs) else MORE_THAN_CHANCE,
        table(["Par", *MEASURES], rows, align="lrrrrr", widths=WIDTHS, css="konfliktpar"),
    )


WIDTHS = [60, 12, 6, 8, 8, 8]
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
            return f"{conflict.pair(first, second)} (redan utpekad: {escape(each.name)})"
    return conflict.pair(first, second)


def synergies(picture: Picture) -> Text:
    """Return the pairs that got better or worse at the same time, as a table."""
    pairs = picture.evidence.pairs
    found = records(_of(pairs, "synergy"))
    title = head(2, "Par som har blivit bättre eller sämre samtidigt", "synergier")
    if not found:
        return paragraphs(title, "Inget par har blivit bättre eller sämre samtidigt.")
    rows = [[_pair(*_both(picture, each)), *_measures(each)] for each in found]
    return paragraphs(
        title,
        "I varje par här har de två oftast varit bättre eller sämre samma år och ändrats åt samma håll. Där det står "
        "samma familj mäter de nästan samma sak.",
        f"{ONLY_CHANCE} Listan visar inte att det ena hjälper det andra." if _by_chance(pairs) else MORE_THAN_CHANCE,
        table(["Par", *MEASURES], rows, align="lrrrrr", widths=WIDTHS, css="konfliktpar"),
    )


def _pair(first: ConflictSeries, second: ConflictSeries) -> str:
    same = " (samma familj)" if first.family and first.family == second.family else ""
    return f"{conflict.pair(first, second)}{same}"
