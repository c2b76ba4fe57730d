"""Every sentence over a grid of rows: whatever is missing, what is written is a whole Swedish sentence."""

import itertools

import pytest
from words_check import check, faults
from words_samples import EMISSIONS, LIBRARY, POPULATION, SCHOOL, SICK_LEAVE, External, row

from indicators.words import marks, reasons

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
