"""Single values of a YAML file change; every other byte stays, whatever the file looks like."""

from __future__ import annotations

import difflib

import pytest

from indicators.programme.editing import LINE_WIDTH, applied, child, compose, fields_set, members, rows_added

ODD = """\
# Överst
a:   "citat"     # efter
things:
    - kpi:    'N1'   # ett
      text: >-
        Många ord   med mellanrum
        på flera rader.


      source: projekt    # sist
      # efter sista

    - {kpi: N2, source: "projekt" , }   # i klamrar
    -   kpi: N3
        source: projekt
        values:
        -   {year: 2020, target: 1,  status: förslag}   # anm
        # mellan
        -   year: 2021
            target: 2   # två
            status: förslag
        tail:   [1,2,   3]
    - {kpi: N4, source: p, values: []}
    - {kpi: N5, source: p, values: [ {year: 2020, target: 1} ]}
end:   x"""
ROWS = [["year: 2022", "target: 3"], ["year: 2023", "target: 4"]]


def thing(text: str, place: int):
    return members(child(compose(text), "things"))[place]


def added(text: str, place: int) -> str:
    return applied(text, [rows_added(thing(text, place), text, "values", ROWS, after="source")])


@pytest.mark.parametrize("place", range(5))
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_rows_are_added_in_every_style_and_only_they_differ(place: int, newline: str) -> None:
    text = ODD.replace("\n", newline)
    new = added(text, place)
    before, after = (compose(each) for each in (text, new))
    assert before is not None and after is not None
    years = [int(child(row, "year").value) for row in members(child(thing(new, place), "values"))]
    assert years[-2:] == [2022, 2023]
    marks = difflib.SequenceMatcher(None, text, new, autojunk=False).get_opcodes()
    assert {kind for kind, *_ in marks} == {"equal", "insert"}
    assert new.count("\n") - new.count("\r\n") == (0 if newline == "\r\n" else new.count("\n"))


def test_rows_are_added_after_the_line_of_a_plain_field_with_its_comment_and_indent() -> None:
    lines = added(ODD, 0).splitlines()
    place = lines.index("      source: projekt    # sist")
    assert lines[place + 1 : place + 4] == [
        "      values:",
        "        - {year: 2022, target: 3}",
        "        - {year: 2023, target: 4}",
    ]
    assert lines[place + 4] == "      # efter sista"


def test_fields_change_in_place_and_new_ones_come_last_in_the_row_s_own_style() -> None:
    flow, block = members(child(thing(ODD, 2), "values"))
    new = applied(ODD, fields_set(flow, ODD, {"target": "9.5", "status": "beslutad", "reference": "kf"}))
    assert "-   {year: 2020, target: 9.5,  status: beslutad, reference: kf}   # anm" in new
    new = applied(ODD, fields_set(block, ODD, {"target": "9.5", "limit": "7", "date": None}))
    assert "target: 9.5   # två\n            status: förslag\n            limit: 7\n        tail:" in new


def test_a_field_that_shall_have_no_value_becomes_null_and_an_equal_one_is_left_alone() -> None:
    row = members(child(thing(ODD, 2), "values"))[0]
    assert fields_set(row, ODD, {"target": "1", "limit": None}) == []
    assert "target: null,  status" in applied(ODD, fields_set(row, ODD, {"target": None}))


def test_a_row_too_wide_for_a_line_is_broken_and_still_one_row() -> None:
    long = [["year: 2022", *(f"field_number_{n}: {n}" for n in range(9))]]
    new = applied(ODD, [rows_added(thing(ODD, 0), ODD, "values", long, after="source")])
    assert max(map(len, new.splitlines())) <= LINE_WIDTH
    assert len(members(child(thing(new, 0), "values"))) == 1
    row = members(child(thing(new, 0), "values"))[0]
    wider = applied(new, fields_set(row, new, {f"other_{n}": "1" for n in range(20)}))
    assert max(map(len, wider.splitlines())) <= LINE_WIDTH
    assert len(members(child(thing(wider, 0), "values"))[0].value) == 30


def test_a_file_without_a_last_newline_gets_its_rows_on_lines_of_their_own() -> None:
    text = "things:\n  - kpi: N1\n    source: projekt"
    assert added(text, 0).endswith(
        "projekt\n    values:\n      - {year: 2022, target: 3}\n      - {year: 2023, target: 4}"
    )
