"""The remiss as data: what can be wrong with it, and the changes that its answers name."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators.programme import Programme, ProgrammeError, load_programme
from indicators.programme.led_to import changes_after, check_consultations

from .conftest import SMALL

REMISS = """\
bodies:
  - {id: bun, name: Barn- och utbildningsnämnden, kind: nämnd, mark: beslutat, source: beslut}
  - {id: bolaget, name: Bostadsbolaget, kind: bolag, mark: beslutat, source: beslut}
consultations:
  - id: remiss
    programme: prov
    next: nasta
    title: Remiss
    reference: Dnr 1
    considered: 2020-02-19
    considered_by: bun
    source: beslut
    bodies:
      - {body: bun, answer: inkommet, handled: 2020-01-24, source: beslut}
      - {body: bolaget, answer: ej_svarat, source: beslut}
    opinions:
      - id: ett
        body: bun
        date: 2020-01-24
        subjects: ["2.1"]
        text: Kriteriet 2.1 bör tas bort.
        treatment: tillgodoses
        answer: Det tas bort.
        answer_mark: beslutat
        changes: [borttaget-2.1]
        mark: beslutat
        source: beslut
      - id: två
        body: bun
        date: 2020-01-24
        text: Programmet bör bli kortare.
        treatment: inte
        mark: beslutat
        source: beslut
""".replace("id: två", "id: tva")

BODY = "        body: bun\n        date: 2020-01-24"
ASKED = "      - {body: bun, answer: inkommet, handled: 2020-01-24, source: beslut}\n"
LAST = "mark: beslutat\n        source: beslut\n      - id: tva"

# The line and field where each error stands, and words of its message.
BAD = [
    ("criterion that is gone", 'subjects: ["2.1"]', 'subjects: ["9.9"]', "subjects", "'9.9' finns inte"),
    (
        "unknown body",
        f"{BODY}\n        text",
        f"{BODY}\n        text".replace("bun", "ingen"),
        "body",
        "'ingen' finns inte",
    ),
    ("unknown body asked", "{body: bolaget,", "{body: bolget,", "body", "'bolget' finns inte"),
    (
        "unknown body that considered it",
        "considered_by: bun",
        "considered_by: ingen",
        "considered_by",
        "'ingen' finns inte",
    ),
    ("same opinion twice", "id: tva", "id: ett", "id", "'ett' finns redan"),
    (
        "same body asked twice",
        "{body: bolaget, answer: ej_svarat",
        "{body: bun, answer: ej_svarat",
        "body",
        "'bun' finns redan",
    ),
    ("opinion of a body that was not asked", ASKED, "", "body", "har inte fått remissen"),
    (
        "opinion of a silent body",
        "{body: bun, answer: inkommet,",
        "{body: bun, answer: ej_svarat,",
        "answer",
        "har synpunkter",
    ),
    ("unknown treatment", "treatment: inte", "treatment: avslås", "treatment", "'tillgodoses', 'delvis'"),
    ("unknown next version", "next: nasta", "next: annan", "next", "'annan' finns inte"),
    ("next is itself", "next: nasta", "next: prov", "next", "inte följa på sig själv"),
    (
        "date that does not exist",
        "date: 2020-01-24\n        subjects",
        "date: 2020-01-32\n        subjects",
        "date",
        "giltigt datum",
    ),
    (
        "handled on a day that does not exist",
        "handled: 2020-01-24",
        "handled: 2019-02-30",
        "handled",
        "giltigt datum",
    ),
    (
        "considered on a day that does not exist",
        "considered: 2020-02-19",
        "considered: 2019-02-30",
        "considered",
        "giltigt datum",
    ),
    (
        "opinion after the consultation was considered",
        "date: 2020-01-24\n        subjects",
        "date: 2029-01-24\n        subjects",
        "date",
        "2029-01-24 är efter att remissen behandlades (2020-02-19)",
    ),
    (
        "handled after the consultation was considered",
        "handled: 2020-01-24",
        "handled: 2025-01-24",
        "handled",
        "är efter att remissen behandlades",
    ),
    (
        "a change behind an opinion that is turned down",
        "treatment: inte\n",
        "treatment: inte\n        changes: [borttaget-2.1]\n",
        "changes",
        "inte lett till någon ändring",
    ),
    (
        "an answer without opinions",
        "{body: bolaget, answer: ej_svarat",
        "{body: bolaget, answer: inkommet",
        "answer",
        "har inga synpunkter",
    ),
    ("unknown source", LAST, LAST.replace("source: beslut", "source: ingen"), "source", "'ingen' finns inte"),
    ("misspelt field", "treatment: inte", "treatmnt: inte", "treatmnt", "Menas treatment?"),
]


def _folder(folder: Path, remiss: str = REMISS) -> Path:
    """Return the main file of a version with a consultation, and write the version after it, without 2.1, beside."""
    shared = SMALL.replace("sources:\n", "shared: [remiss.yml]\nsources:\n", 1)
    (folder / "program.yml").write_text(shared, encoding="utf-8")
    (folder / "remiss.yml").write_text(remiss, encoding="utf-8")
    first = SMALL.index('      - id: "2.1"')
    later = SMALL[:first] + SMALL[SMALL.index('      - id: "2.2"') :]
    later = later.replace("id: prov\n", "id: nasta\n", 1).replace('            also_in: ["2.1"]\n', "")
    (folder / "nasta.yml").write_text(later, encoding="utf-8")
    return folder / "program.yml"


def test_an_accepted_answer_names_the_change_it_led_to(tmp_path: Path) -> None:
    path = _folder(tmp_path)
    programme = load_programme(path)
    changes = changes_after(programme, programme.consultations[0], path)
    assert "borttaget-2.1" in {each.id for each in changes}
    check_consultations(programme, path)


def test_an_answer_may_have_no_opinions_when_its_note_says_so(tmp_path: Path) -> None:
    silent = "{body: bolaget, answer: ej_svarat, source: beslut}"
    assert silent in REMISS
    noted = "{body: bolaget, answer: inkommet, note: Svaret har inga synpunkter., source: beslut}"
    assert len(load_programme(_folder(tmp_path, REMISS.replace(silent, noted))).consultations[0].bodies) == 2


@pytest.mark.parametrize(("before", "after", "field", "said"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_an_error_in_a_remiss_names_file_line_and_remedy(
    tmp_path: Path, before: str, after: str, field: str, said: str
) -> None:
    assert REMISS.count(before) == 1
    text = REMISS.replace(before, after)
    with pytest.raises(ProgrammeError) as caught:
        load_programme(_folder(tmp_path, text))
    problem = next(each for each in caught.value.problems if said in str(each))
    assert (Path(problem.file).name, problem.field) == ("remiss.yml", field)
    assert f"{field}:" in text.splitlines()[problem.line - 1]
    assert problem.remedy.endswith((".", "?"))


def test_a_change_that_the_versions_do_not_have_is_an_error_with_the_nearest_and_the_command(tmp_path: Path) -> None:
    path = _folder(tmp_path, REMISS.replace("[borttaget-2.1]", "[borttaget-2.l]"))
    programme = load_programme(path)
    with pytest.raises(ProgrammeError) as caught:
        check_consultations(programme, path)
    line = REMISS[: REMISS.index("changes:")].count("\n") + 1
    (problem,) = caught.value.problems
    assert (Path(problem.file).name, problem.line, problem.field) == ("remiss.yml", line, "changes")
    assert "finns inte mellan prov och nasta" in problem.what
    assert problem.remedy.startswith("Menas borttaget-2.1?") and "nulage diff prov nasta" in problem.remedy


def test_a_change_without_a_next_version_is_an_error(tmp_path: Path) -> None:
    path = _folder(tmp_path, REMISS.replace("    next: nasta\n", ""))
    with pytest.raises(ProgrammeError, match=r"remiss\.yml:\d+: changes: .*vilken version som kom efter\. Skriv"):
        check_consultations(load_programme(path), path)


def test_the_real_remiss_invents_no_answer(real: Programme) -> None:
    (consultation,) = real.consultations
    assert consultation.opinions == ()
    assert {each.answer for each in consultation.bodies} == {"ej_tillgangligt"}
    assert {each.treatment for each in consultation.inputs} == {None}
    assert len(consultation.inputs) == 5
    (asked,) = [each for each in consultation.bodies if each.body == "kfn"]
    assert (str(asked.handled), asked.paragraph, asked.reference) == ("2020-01-24", "§ 3", "KFN 2020/026")


def test_the_real_comment_is_the_published_one_and_its_date_is_not_invented(real: Programme) -> None:
    (comment,) = real.comments
    assert (comment.year, comment.subject, comment.date) == (2021, "1.1", None)
    assert comment.measure is None and comment.prognosis is None
