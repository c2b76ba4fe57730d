"""Every sentence over a grid of rows: whatever is missing, what is written is a whole Swedish sentence."""

import itertools
import re

import pytest
from words_samples import EMISSIONS, LIBRARY, POPULATION, SCHOOL, SICK_LEAVE, External, row

from indicators.words import changes, conflict, marks, others, pace, proposal, quality, reasons, sexes, trend, value
from indicators.words.about import influence, leaves_out, notes
from indicators.words.summary import cannot_say
from indicators.words.uncertainty import uncertainty

INDICATORS = [
    SCHOOL,
    SCHOOL.but(basis="sample", noun="svar", kind="share", decimals=0, window=3),
    SCHOOL.but(proposal="external", external=External(60, 2030, "Livsmedelsstrategin: 60 % år 2030"), direction=0),
    EMISSIONS,
    EMISSIONS.but(unit="index", decimals=0, name="årets [index](x) {.y}", short="*Nöjdhet* #1", proposal="external"),
    EMISSIONS.but(unit="kvot", kind="index", proposal="none", decided_unread=True),
    POPULATION,
    SICK_LEAVE,
    SICK_LEAVE.but(unit="per 1 000 invånare 16-64 år", kind="rate", basis="count", proposal="maintain"),
    LIBRARY.but(survey_gaps={2022: "enkäten genomfördes inte 2022."}, notes=("en not\n::: {.x}",), leaves_out="Alla."),
    LIBRARY.but(unit="år", kind="years", name="medellivslängden för kvinnor", plural=False),
]
MISSING = (None, float("nan"))
NUMBERS = [key for key, cell in row().items() if isinstance(cell, float | int) and key not in {"decimals", "direction"}]
FORBIDDEN = {
    "a missing value": r"\bnan\b|\bNone\b|\bNaN\b|<NA>|\bNaT\b",
    "a double space": r"  ",
    "an English month": r"\b(January|February|March|May|June|July|August|October|December)\b",
    "a decimal point": r"\d\.\d",
    "a hyphen as minus or dash": r"(?<![\w\\])-\d|\d-\d",
    "an unfilled brace": r"(?<!\\)[{}]",
    "unescaped markup from outside": r"(?<!\\)[\[\]#]|(?<!\\):::",
    "a comma or full stop too many": r",,|\.\.|,\.| ,| \.|\. nåd",
    "the word vi": r"\b[Vv]i\b",
    "a sentence with a small letter first": r"[.!?] [a-zåäö]",
}


def spoken(cells, indicator):
    """Return every sentence the room can write about one row."""
    pair = cells, indicator
    return [
        value.value_and_verdict(*pair),
        value.movement(*pair),
        value.movement_judged(*pair),
        value.old_value(cells),
        value.suspect(2021, cells["value"], indicator),
        reasons.cannot_be_assessed(*pair),
        pace.pace(*pair),
        trend.trend(*pair),
        trend.projection(*pair),
        others.rank(cells),
        others.common_shock(*pair),
        others.averages(*pair),
        uncertainty(cells, indicator, 167),
        uncertainty(cells, indicator, approximate=True),
        sexes.sexes(*pair),
        sexes.sexes(*pair, certain=True),
        sexes.sexes(*pair, certain=False),
        proposal.proposal(*pair),
        proposal.proposal(*pair, "hög"),
        proposal.limit_rule(*pair),
        changes.change(*pair),
        conflict.conflict(pair, (row(), SCHOOL)),
        influence(indicator),
        leaves_out(indicator),
        notes(indicator),
        *quality.quality(cells),
        *cannot_say([pair], 2022),
    ]


def faults(text):
    """Return what is wrong with one text, as the names of the broken rules."""
    wrong = [name for name, pattern in FORBIDDEN.items() if re.search(pattern, text)]
    first = next((sign for sign in text if sign.isalnum()), "A")
    if not (first.isupper() or first.isdigit()):
        wrong.append("a small letter first")
    return wrong if text.rstrip("*").endswith(".") else [*wrong, "no full stop"]


def check(cells, indicator):
    found = {text: faults(text) for text in spoken(cells, indicator) if text}
    broken = {text: wrong for text, wrong in found.items() if wrong}
    assert not broken, broken


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda one: f"{one.unit}-{one.basis}-{one.proposal}")
def test_every_verdict_and_reason_is_spoken_in_whole_sentences(indicator):
    verdicts = [(verdict, None) for verdict in marks.VERDICTS] + [("na", reason) for reason in reasons.REASONS]
    for (verdict, reason), status in itertools.product(verdicts, ("proposed", "decided", None)):
        check(row(verdict=verdict, reason=reason, target_status=status), indicator)


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda one: f"{one.unit}-{one.basis}-{one.proposal}")
def test_every_pace_trend_movement_and_colour_is_spoken_in_whole_sentences(indicator):
    for pace_code, trend_code in itertools.product(marks.PACES, marks.TRENDS):
        check(row(pace=pace_code, trend=trend_code), indicator)
    for movement, colour in itertools.product(marks.MOVEMENTS, marks.COLOURS):
        check(row(movement=movement, colour=colour, quality="jump;carried;revised;break;pandemic"), indicator)


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda one: f"{one.unit}-{one.basis}-{one.proposal}")
def test_every_number_can_be_missing(indicator):
    for (one, other), gone in itertools.product(itertools.combinations(NUMBERS, 2), MISSING):
        check(row(**{one: gone, other: gone}), indicator)
    check(row(**dict.fromkeys(NUMBERS, None)), indicator)
    check(dict.fromkeys(row(), None), indicator)


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda one: f"{one.unit}-{one.basis}-{one.proposal}")
def test_values_large_small_negative_and_equal_are_spoken_in_whole_sentences(indicator):
    numbers = (-1234.5, -0.04, 0.0, 1.0, 72.9, 81.8, 14854.0)
    for own, base, verdict in itertools.product(numbers, numbers, ("met", "partly", "not")):
        cells = row(
            value=own, baseline=base, verdict=verdict, pace_needed=own / 100, long_term=base, country_change=own
        )
        check(cells, indicator)
        check(row(value_women=own, value_men=base, gender_gap=own - base, period=2021), indicator)


def test_the_check_itself_finds_faults():
    for text in (
        "nan procent.",
        "En  lucka.",
        "Värdet 7.5 procent.",
        "Från -2 procent.",
        "Värdet {x}.",
        "små.",
        "Slut",
    ):
        assert faults(text), text
