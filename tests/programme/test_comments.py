"""The officials' comments: each way such a file can be wrong gives file, line and remedy, and its text stays text."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators.programme import Comment, ProgrammeError, load_programme

from .conftest import SMALL

HEAD = """\
---
programme: prov
subject: "2.2"
by: Barn- och utbildningsförvaltningen
date: 2023-02-01
measure: Fler speciallärare.
prognosis: Målet nås 2024.
source: beslut
---
"""
TEXT = "Elevgruppen var liten.\n\nSiffran ska läsas med försiktighet,\nför den gäller 167 elever.\n"


def _written(folder: Path, data: bytes, name: str = "comments/2022/2.2-larande.md") -> Path:
    """Return the main file of a programme with one comment beside it."""
    main = folder / "program.yml"
    main.write_text(SMALL, encoding="utf-8")
    path = folder / name
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    return main


def _loaded(folder: Path, text: str) -> Comment:
    return load_programme(_written(folder, text.encode())).comments[0]


def test_a_comment_has_its_year_from_its_folder_and_its_paragraphs_on_one_line_each(tmp_path: Path) -> None:
    comment = _loaded(tmp_path, HEAD + TEXT)
    assert (comment.year, comment.subject, comment.measure) == (2022, "2.2", "Fler speciallärare.")
    assert comment.paragraphs == (
        "Elevgruppen var liten.",
        "Siffran ska läsas med försiktighet, för den gäller 167 elever.",
    )


def test_the_date_may_be_unknown_and_a_measure_may_stand_without_text(tmp_path: Path) -> None:
    comment = _loaded(tmp_path, HEAD.replace("date: 2023-02-01\n", ""))
    assert (comment.date, comment.paragraphs) == (None, ())


def test_what_looks_like_markup_is_kept_as_it_is_written(tmp_path: Path) -> None:
    text = "<script>alert(1)</script> {{< include a >}} ::: {.only-pdf} [länk](javascript:alert(1)) `#raw`{=typst}"
    assert _loaded(tmp_path, f"{HEAD}{text}\n").paragraphs == (text,)


def test_a_comment_on_another_version_is_not_this_ones(tmp_path: Path) -> None:
    other = SMALL.replace("id: prov\n", "id: annan\n", 1)
    main = _written(tmp_path, HEAD.replace("programme: prov", "programme: annan").encode())
    (tmp_path / "annan.yml").write_text(other, encoding="utf-8")
    assert load_programme(main).comments == ()


BAD = [
    ("no head", "Bara text.\n", 1, "saknar huvud"),
    ("head that does not end", "---\nprogramme: prov\nText\n", 1, "saknar huvud"),
    ("empty head", "---\n---\nText\n", 1, "huvudet är tomt"),
    ("wrong id", HEAD.replace('"2.2"', '"9.9"') + TEXT, 3, "'9.9' finns inte"),
    ("not an id at all", HEAD.replace('"2.2"', '"tvåan"') + TEXT, 3, "subject"),
    ("wrong encoding", None, 4, "UTF-8"),
    ("unknown programme", HEAD.replace("prov\n", "inget\n", 1) + TEXT, 2, "'inget' finns inte"),
    ("date that does not exist", HEAD.replace("02-01", "02-31") + TEXT, 5, "giltigt datum"),
    ("another date that does not exist", HEAD.replace("2023-02-01", "2019-02-30") + TEXT, 5, "giltigt datum"),
    ("summary of nothing", HEAD.replace("source: beslut", "summary: true") + TEXT, 8, "måste ha en källa"),
    ("unknown source", HEAD.replace("source: beslut", "source: ingen") + TEXT, 8, "'ingen' finns inte"),
    ("nothing said", HEAD.replace("measure:", "#").replace("prognosis:", "#") + "\n \n", 2, "ingen text"),
    ("unknown field", HEAD.replace("measure:", "meaure:") + TEXT, 6, "Menas measure?"),
    ("missing field", HEAD.replace("by: Barn- och utbildningsförvaltningen\n", "") + TEXT, 2, "by: fältet saknas"),
    ("YAML with an anchor", HEAD.replace("by: ", "by: &a ") + TEXT, 4, "inte tillåtna"),
    ("too large", HEAD + "x" * 100_001, 1, "större än"),
]


@pytest.mark.parametrize(("text", "line", "said"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_an_error_in_a_comment_names_file_line_and_remedy(
    tmp_path: Path, text: str | None, line: int, said: str
) -> None:
    data = (HEAD + TEXT).encode("latin-1") if text is None else text.encode()
    with pytest.raises(ProgrammeError) as caught:
        load_programme(_written(tmp_path, data))
    problem = next(each for each in caught.value.problems if said in str(each))
    assert (Path(problem.file).name, problem.line) == ("2.2-larande.md", line)
    assert problem.remedy.endswith((".", "?"))


@pytest.mark.parametrize("name", ["comments/2.2.md", "comments/0022/2.2.md", "comments/i år/2.2.md"])
def test_a_comment_outside_a_years_folder_is_an_error_that_says_where_it_goes(tmp_path: Path, name: str) -> None:
    with pytest.raises(ProgrammeError, match=r"2\.2\.md:1: .* är inget år\. Lägg kommentaren i comments/<år>/"):
        load_programme(_written(tmp_path, (HEAD + TEXT).encode(), name))


def test_a_comment_needs_no_source_of_its_own(tmp_path: Path) -> None:
    assert _loaded(tmp_path, HEAD.replace("source: beslut\n", "") + TEXT).source is None


def test_a_comment_with_another_ending_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    main = _written(tmp_path, (HEAD + TEXT).encode(), "comments/2022/larande.txt")
    (tmp_path / "comments" / "2022" / ".gitkeep").touch()
    with pytest.raises(ProgrammeError, match=r"1 fel\.\n.*larande\.txt:1: .*'larande\.txt' slutar inte på \.md"):
        load_programme(main)


def test_a_comment_on_a_year_before_the_term_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    main = _written(tmp_path, (HEAD + TEXT).encode(), "comments/1999/larande.md")
    with pytest.raises(ProgrammeError, match=r"larande\.md:\d: filen: mappen 1999 är ett år före programmets period"):
        load_programme(main)


def test_a_folder_with_the_name_of_a_comment_is_an_error_and_no_crash(tmp_path: Path) -> None:
    main = tmp_path / "program.yml"
    main.write_text(SMALL, encoding="utf-8")
    (tmp_path / "comments" / "2022" / "mapp.md").mkdir(parents=True)
    with pytest.raises(ProgrammeError, match=r"mapp\.md:1: filen: filen kan inte läsas"):
        load_programme(main)
