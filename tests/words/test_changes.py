from words_samples import EMISSIONS, POPULATION, SCHOOL, row

from indicators.words.changes import change, clearest, size
from indicators.words.conflict import conflict


def test_a_change_gives_both_values_and_both_years():
    cells = row(value=6.82, baseline=8.35)
    assert (
        change(cells, EMISSIONS)
        == "Utsläppen per invånare har minskat från 8,35 till 6,82 ton per invånare (2019–2022)."
    )


def test_an_index_is_named_once_or_not_at_all():
    cells = row(value=79, baseline=80)
    assert change(cells, SCHOOL.but(name="nöjdheten", unit="index", decimals=0)) == (
        "Nöjdheten har minskat från 80 till 79 (2019–2022)."
    )


def test_no_change_is_no_sentence():
    assert change(row(value=79.8), SCHOOL) == ""
    assert change(row(baseline=None), SCHOOL) == ""


def test_the_clearest_come_first_and_a_family_once():
    far = row(indicator="a", value=90.0, movement="better", family="skola")
    near = row(indicator="b", value=81.0, movement="better", family="skola")
    other = row(indicator="c", value=85.0, movement="better")
    worse = row(indicator="d", value=70.0, movement="worse")
    rows = [near, worse, other, far]
    chosen = clearest([(cells, SCHOOL) for cells in rows], "better")
    assert [cells["indicator"] for cells, _ in chosen] == ["a", "c"]
    assert size(far) > size(other) > size(near)


def test_a_change_without_a_limit_cannot_be_sized():
    assert size(row(limit=None)) is None
    assert clearest([(row(limit=None, movement="better"), SCHOOL)], "better") == []


def test_a_conflict_never_claims_a_cause():
    said = conflict((row(value=14854, baseline=14854), POPULATION), (row(), SCHOOL))
    assert said == (
        "Invånarna har inte ändrats samtidigt som andelen behöriga till yrkesprogram har minskat. "
        "Det visar inte att det ena beror på det andra."
    )


def test_a_change_between_means_says_that_they_are_means():
    assert change(row(), SCHOOL.but(window=3)).endswith("(2019–2022, treårsmedelvärden).")
