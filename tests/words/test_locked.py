from __future__ import annotations

from indicators.words import locked


def test_years_that_are_not_locked_are_named() -> None:
    assert locked.not_locked([]) == ""
    assert locked.not_locked([2022]).startswith("2022 är inte låst. ")
    assert locked.not_locked([2021, 2022]).startswith("2021 och 2022 är inte låsta. ")
    assert "`" not in locked.not_locked([2021, 2022])


def test_code_that_was_not_committed_is_called_so() -> None:
    assert "inte var sparade" in locked.locked_when(2022, "1 april 2023", "0123456789abcdef+")
    assert "inte var sparade" not in locked.locked_when(2022, "1 april 2023", "0123456789abcdef")
    assert locked.locked_when(2022, "1 april 2023", None) == "Bedömningarna för 2022 låstes den 1 april 2023."


def test_differences_are_counted_and_none_is_said() -> None:
    assert locked.differing(0) == "Inga skillnader: varje låst bedömning är densamma i dag."
    assert locked.differing(1) == "En bedömning skiljer sig i dag från den låsta."
    assert locked.differing(2) == "Två bedömningar skiljer sig i dag från den låsta."
    assert locked.other_values(0) == ""
    assert locked.other_values(1) == "För en indikator är värdet ett annat men bedömningen densamma."


def test_what_the_difference_comes_from_is_named() -> None:
    files = locked.programme("a", "a", ["mal-1.yml", "mal-2.yml"])
    assert locked.because([files, "metoden"]).endswith("och metoden.")
    assert "mal" in files
    assert locked.programme("a", "b", []) == "programmet (a då, b i dag)"
    assert locked.because([]) == locked.ON_WHAT
