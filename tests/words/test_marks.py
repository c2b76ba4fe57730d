import pytest
from words_samples import row

from indicators.words import marks
from indicators.words.row import WordsError


def test_the_four_marks_are_spans_of_their_own():
    cells = row(pace="too_slow", trend="worsening")
    assert marks.verdict_mark(cells) == "[Delvis uppfyllt]{.verdict .partly}"
    assert marks.pace_mark(cells) == "[För långsamt]{.pace .too_slow}"
    assert marks.trend_mark(cells) == "[Försämras]{.trend .worsening}"
    assert marks.rank_mark(cells) == "[Plats 237 av 290]{.rank .red}"
    assert marks.proposal_mark(cells) == "[Förslag – inte beslutat]{.proposal}"


def test_what_is_decided_is_not_called_a_proposal():
    assert marks.proposal_mark(row(target_status="decided")) == ""


def test_a_missing_mark_is_nothing_and_a_missing_rank_is_said():
    cells = row(pace=None, trend=float("nan"), rank=None, rank_n=None, colour="grey")
    assert [marks.pace_mark(cells), marks.trend_mark(cells)] == ["", ""]
    assert marks.rank_mark(cells) == "[Ingen placering]{.rank .grey}"


def test_an_uncertain_verdict_carries_its_own_mark():
    assert marks.uncertain_mark(row()) == "[Osäker bedömning]{.uncertain}"
    assert marks.uncertain_mark(row(uncertain=False)) == ""


def test_an_unknown_code_is_an_error_that_names_it():
    with pytest.raises(WordsError, match="'bra'"):
        marks.verdict_mark(row(verdict="bra"))
    with pytest.raises(WordsError, match="'blue'"):
        marks.rank_mark(row(colour="blue"))


def test_no_two_codes_of_a_mark_share_a_word():
    for glossary in (marks.VERDICTS, marks.PACES, marks.TRENDS, marks.COLOURS, marks.MOVEMENTS):
        assert len(set(glossary.values())) == len(glossary)


def test_a_rank_in_a_column_called_so_leaves_out_the_word() -> None:
    assert marks.rank_mark({"rank": 237, "rank_n": 290, "colour": "red"}, brief=True) == "[237 av 290]{.rank .red}"
