"""Agenda 2030 and the child convention: decided told from proposed by sign and word, the unfollowed listed."""

from __future__ import annotations

import re
from dataclasses import replace

import pypandoc

from indicators.pages import Picture, agenda, documents
from indicators.words.agenda import ARTICLES, SDG_NAMES
from indicators.words.markdown import escape


def cells(markdown: str) -> dict[str, list[str]]:
    rows = [line.strip("|").split("|") for line in markdown.split("\n") if line.startswith("| ")]
    return {row[0].strip().split(" [")[0]: [cell.strip() for cell in row[1:]] for row in rows}


def bare(picture: Picture) -> Picture:
    programme = picture.programme
    none = {"sdg": (), "articles": ()}
    changes = {
        "goals": tuple(each.model_copy(update=none) for each in programme.goals),
        "criteria": tuple(each.model_copy(update=none) for each in programme.criteria),
    }
    return replace(picture, programme=programme.model_copy(update=changes))


def test_the_published_ties_of_goal_3_are_the_only_decided_ones(vaggeryd: Picture) -> None:
    rows = cells(agenda.sdg_matrix(vaggeryd).markdown)
    decided = "[●]{.tecken} [beslutad eller publicerad]{.dold}"
    assert rows["**Mål 3**"] == [
        {2: f"{decided} del", 3: decided, 5: f"{decided} del", 10: f"{decided} del"}.get(n, "") for n in SDG_NAMES
    ]
    others = [cell for name, row in rows.items() if name not in ("**Mål 3**", "Mål och kriterium") for cell in row]
    assert {cell for cell in others if "tecken" in cell} == {"[○]{.tecken} [förslag]{.dold}"}


def test_every_tie_has_its_cell_and_every_goal_and_criterion_its_row(vaggeryd: Picture) -> None:
    programme = vaggeryd.programme
    for part, field in ((agenda.sdg_matrix, "sdg"), (agenda.article_matrix, "articles")):
        text = part(vaggeryd).markdown
        ties = sum(len(getattr(each, field)) for each in (*programme.goals, *programme.criteria))
        assert text.count("]{.dold}") == ties
        assert len(cells(text)) == 1 + len(programme.goals) + len(programme.criteria)


def test_a_proposed_criterion_is_marked_in_the_matrix(vaggeryd: Picture) -> None:
    assert "4.4 Attraktivitet [Förslag – inte beslutat]{.proposal}" in agenda.sdg_matrix(vaggeryd).markdown


def test_goals_and_articles_without_a_judged_indicator_are_named(vaggeryd: Picture) -> None:
    assert "bedömas: mål [2]{.sdg .sdg-2} Ingen hunger." in agenda.sdg_follow_up(vaggeryd).markdown
    text = agenda.article_follow_up(vaggeryd).markdown
    assert "bedömas: artikel 2 Ingen diskriminering." in text
    counts = {row[:2].strip(): row.rsplit("|", 2)[1].strip() for row in re.findall(r"^\| (\d.*)$", text, re.M)}
    assert counts["2"] == "0" and counts["28"] == "5"


def test_context_indicators_follow_nothing_up(vaggeryd: Picture) -> None:
    judged = sum(each.direction != 0 for each in vaggeryd.programme.indicators_of("1.2"))
    assert judged < len(vaggeryd.programme.indicators_of("1.2"))
    alone = bare(vaggeryd).programme
    tied = next(each for each in vaggeryd.programme.criteria if each.id == "1.2")
    criteria = tuple(tied if each.id == "1.2" else each for each in alone.criteria)
    page = replace(vaggeryd, programme=alone.model_copy(update={"criteria": criteria}))
    rows = cells(agenda.sdg_follow_up(page).markdown.replace("[11]{.sdg .sdg-11} ", ""))
    assert rows["Hållbara städer och samhällen"][-1] == str(judged)


def test_the_articles_that_nobody_names_are_counted_and_listed(vaggeryd: Picture) -> None:
    text = agenda.article_follow_up(vaggeryd).markdown
    assert "Av de 42 första nämns 17. 25 nämns inte" in text
    listed = [int(number) for number in re.findall(r"^- (\d+) ", text, re.M)]
    named = {
        link.number for each in (*vaggeryd.programme.goals, *vaggeryd.programme.criteria) for link in each.articles
    }
    assert set(listed) == set(ARTICLES) - named and len(listed) == 25


def test_the_municipalitys_own_ties_are_said_to_be_lacking(vaggeryd: Picture) -> None:
    text = agenda.heading(vaggeryd).markdown
    assert "15 januari 2020" in text and "finns inte i någon källa som rapporten bygger på" in text
    assert "Agenda 2030: 4 kopplingar som är beslutade" in text and "Barnkonventionen: 81 kopplingar, alla är" in text


def test_this_page_and_the_documents_say_the_same_of_what_the_remiss_demands(vaggeryd: Picture) -> None:
    notes = {each.id: each.note for each in vaggeryd.programme.documents}
    for page in (agenda.heading(vaggeryd), documents.register(vaggeryd)):
        assert all(escape(notes[each]) in page.markdown for each in agenda.BOTH)
    decided = {each.id for each in vaggeryd.programme.goals if any(link.mark == "beslutat" for link in each.sdg)}
    (tied,) = [each.governs for each in vaggeryd.programme.documents if each.id == "agenda-2030"]
    assert {tie.subject for tie in tied if tie.mark == "beslutat"} == decided == {"3"}


def test_a_programme_without_ties_says_so_instead_of_empty_tables(vaggeryd: Picture) -> None:
    page = bare(vaggeryd)
    assert "Agenda 2030: inga kopplingar." in agenda.heading(page).markdown
    assert "nämner någon artikel" in agenda.article_matrix(page).markdown
    assert "Av de 42 första nämns 0. 42 nämns inte" in agenda.article_follow_up(page).markdown
    assert "[17]{.sdg .sdg-17} Genomförande och globalt partnerskap." in agenda.sdg_follow_up(page).markdown


def test_the_matrix_is_read_by_pandoc_as_one_table_of_eighteen_columns(kiruna: Picture) -> None:
    html = pypandoc.convert_text(agenda.sdg_matrix(kiruna).markdown, "html", format="markdown")
    assert html.count("<table") == 1 and html.count("<th") - html.count("<thead") == 18
