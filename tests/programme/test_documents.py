"""Each way the steering documents and the ties to Agenda 2030 and the convention can be wrong: file, line, remedy."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from indicators.programme import Programme, ProgrammeError, load_programme

from .conftest import SMALL, Write

DOCUMENTS = """\
documents:
  - id: plan-ett
    name: Plan ett
    decided_by: Fullmäktige
    date: 2019-05-27
    decision: Fullmäktige den 27 maj 2019
    level: kommun
    valid_from: 2019
    valid_to: 2022
    replaced_by: plan-tva
    governs:
      - {subject: "2", mark: beslutat, source: beslut}
      - {subject: "2.1", mark: förslag, source: projekt}
      - {subject: N15428, mark: förslag, source: projekt}
    mark: beslutat
    source: beslut
  - id: plan-tva
    name: Plan två
    decided_by: Okänt
    decision: Publicerad
    level: kommun
    mark: beslutat
    source: beslut
goals:
"""
WHOLE = SMALL.replace("goals:\n", DOCUMENTS, 1).replace(
    "    sdg:\n", "    articles:\n      - {number: 28, mark: förslag, source: projekt}\n    sdg:\n", 1
)
# name, text in the valid file, text in the spoilt one, the line that holds the error, field, words of the message
SPOILT = [
    ("unknown successor", "replaced_by: plan-tva", "replaced_by: plan-tre", "replaced_by", "'plan-tre' finns inte"),
    ("its own successor", "replaced_by: plan-tva", "replaced_by: plan-ett", "replaced_by", "ersätter sig självt"),
    ("unknown criterion", 'subject: "2.1"', 'subject: "2.7"', "subject", "'2.7' finns inte"),
    ("unknown goal", 'subject: "2",', 'subject: "7",', "subject", "'7' finns inte"),
    ("unknown nyckeltal", "subject: N15428", "subject: N99999", "subject", "'N99999' finns inte"),
    ("subject of another form", 'subject: "2.1"', "subject: mål 2", "subject", 'mål ("1"), ett kriterium'),
    ("unquoted subject", 'subject: "2.1"', "subject: 2.1", "subject", "2.1 är inte text"),
    ("date that does not exist", "date: 2019-05-27\n    decision", "date: 2019-02-30\n    decision", "date", "giltigt"),
    ("validity backwards", "valid_to: 2022", "valid_to: 2018", "valid_to", "slutar före sitt första år"),
    ("unknown level", "level: kommun\n    valid", "level: region\n    valid", "level", "kommun, nämnd, stat eller fn"),
    ("unknown source", 'subject: "2", mark: beslutat, source: beslut', 'subject: "2", mark: beslutat, source: inget',
     "source", "'inget' finns inte"),
    ("unknown version", 'subject: "2.1", mark', 'subject: "2.1", only_in: [borta], mark', "only_in", "'borta' finns"),
    ("two with one id", "id: plan-tva", "id: plan-ett  # igen", "id", "finns redan"),
    ("SDG 18", "number: 4", "number: 18", "number", "Skriv 17 eller mindre"),
    ("article 99", "number: 28", "number: 99", "number", "Skriv 54 eller mindre"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "field", "words"), [row[1:] for row in SPOILT], ids=[r[0] for r in SPOILT])
def test_an_error_names_file_line_field_and_remedy(
    error_of: Callable[[str], ProgrammeError], before: str, after: str, field: str, words: str
) -> None:
    assert before in WHOLE
    text = WHOLE.replace(before, after, 1)
    mine = after.split("\n")[0].split(",")[0]
    line = next(number for number, content in enumerate(text.splitlines(), 1) if mine in content)
    found = [each for each in error_of(text).problems if each.field == field and words in str(each)]
    assert [each.line for each in found] == [line], error_of(text).problems
    assert found[0].file.endswith("program.yml")
    assert found[0].remedy.endswith((".", "?")) and "^" not in found[0].remedy


def test_the_ties_of_other_versions_are_left_out(write: Write) -> None:
    text = WHOLE.replace('subject: "2.1", mark', 'subject: "2.1", only_in: [prov], mark')
    documents = load_programme(write(text)).documents
    assert [tie.subject for tie in documents[0].governs] == ["2", "2.1", "N15428"]
    assert documents[0].date == date(2019, 5, 27) and documents[1].governs == ()


def test_only_ties_that_a_source_states_are_decided(real: Programme) -> None:
    for document in real.documents:
        for tie in document.governs:
            assert (tie.source == "projekt") == (tie.mark == "förslag"), (document.id, tie.subject)
    decided = {
        (document.id, tie.subject) for document in real.documents for tie in document.governs if tie.mark == "beslutat"
    }
    harmonise = {"oversiktsplan", "boendeutvecklingsprogram"}
    assert {(document, goal) for document in harmonise for goal in "1234"} <= decided
    assert not {(document, one) for document, one in decided if document in harmonise and "." in one}
    assert not {document for document, _ in decided} & {"miljoprogram-2022", "miljoprogram-2026", "barnkonventionen"}
    assert {one for document, one in decided if document == "agenda-2030"} == {"3"}


def test_the_published_version_has_no_decided_tie_from_the_sources_of_2019() -> None:
    published = load_programme("programme/2023-publicerat.yml")
    sources = {tie.source for each in published.documents for tie in each.governs if tie.mark == "beslutat"}
    assert not sources & {"overgripande-mal", "kf-2019-05-27", "remissen"}
    assert "3.4" not in {tie.subject for each in published.documents for tie in each.governs}
