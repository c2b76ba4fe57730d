"""Who is responsible, measures and comments: the unknown is counted, and comments never become marks."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from indicators.pages import Picture, comments, current_state, responsibility
from indicators.pages.plan import plan_pages
from indicators.programme import Comment
from indicators.report.exports.lines import comments_on

from .test_picture import shown

NASTY = "<script>x</script> {{< include a >}} ::: {.only-pdf} [länk](https://a.b) # Rubrik"


def _comment(**fields: object) -> Comment:
    said = {
        "programme": "2020-02-remiss", "subject": "2.2", "by": "Skolförvaltningen", "source": "projekt", "year": 2022,
        "paragraphs": ("Gruppen var liten.",), **fields,
    }  # fmt: skip
    return Comment(**said)


def _with(picture: Picture, *found: Comment) -> Picture:
    return replace(picture, programme=picture.programme.model_copy(update={"comments": found}))


def test_the_coverage_counts_what_is_not_known(vaggeryd: Picture) -> None:
    found = responsibility.of_all(vaggeryd)
    criteria = vaggeryd.programme.criteria
    rows = vaggeryd.results.assessments
    assert (found.criteria, found.unowned, found.proposed) == (len(criteria), len(criteria) - 1, 1)
    assert (found.unmeasured, found.uncommented) == (len(criteria), len(criteria))
    judged = rows[rows["direction"] != 0]
    assert found.untargeted == int((judged["target"].isna() & judged["long_term"].isna()).sum())
    assert found.without_outcome == int(rows["value"].isna().sum())
    assert found.old_outcome == int((rows["period"] < vaggeryd.year).sum())
    assert found == sum(
        (responsibility.of_goal(vaggeryd, goal.id) for goal in vaggeryd.programme.goals), responsibility.Coverage()
    )


def test_only_a_proposed_body_is_named_and_it_is_called_a_proposal(vaggeryd: Picture) -> None:
    text = shown(responsibility.criteria(vaggeryd))
    assert text.count("| Okänt |") == len(vaggeryd.programme.criteria) - 1
    assert r"Kultur\- och fritidsnämnden [Förslag – inte beslutat]{.proposal}" in text
    assert text.count("Åtgärd ej redovisad") == len(vaggeryd.programme.criteria)
    assert "För ett är ansvaret ett förslag" in shown(responsibility.heading(vaggeryd))


def test_a_measure_and_a_prognosis_stand_with_their_criterion_and_are_no_longer_missing(vaggeryd: Picture) -> None:
    picture = _with(vaggeryd, _comment(measure="Fler lärare.", prognosis="Målet nås 2024."))
    row = next(line for line in shown(responsibility.criteria(picture)).splitlines() if "2.2 Lärande" in line)
    assert "| Fler lärare. | Målet nås 2024. |" in row
    assert responsibility.of_goal(picture, "2").unmeasured == responsibility.of_goal(vaggeryd, "2").unmeasured - 1


def test_a_comment_stands_in_a_box_of_its_own_and_changes_no_mark(vaggeryd: Picture) -> None:
    picture = _with(vaggeryd, _comment(date=dt.date(2023, 2, 1)))
    text = shown(comments.on_criterion(picture, "2.2"))
    assert text.startswith("::: {.kommentar}\n**Kommentar från Skolförvaltningen, 1 februari 2023.** Gäller 2022.")
    assert "påverkar inte bedömningarna" in text and "{.verdict" not in text
    assert shown(current_state.assessment(picture, "2.2")) == shown(current_state.assessment(vaggeryd, "2.2"))


def test_a_summary_of_a_published_text_is_called_so_and_is_nobodys_comment(vaggeryd: Picture) -> None:
    picture = _with(vaggeryd, _comment(by="Vaggeryds kommuns miljöredovisning", summary=True))
    text = shown(comments.on_criterion(picture, "2.2"))
    assert "**Sammanfattning av Vaggeryds kommuns miljöredovisning.** Gäller 2022." in text
    assert "Sammanfattningen är rapportens egen" in text and "Kommentar" not in text
    assert responsibility.of_goal(picture, "2").uncommented == responsibility.of_goal(_with(vaggeryd), "2").uncommented
    assert comments_on(picture, "2.2") == "" != comments_on(_with(vaggeryd, _comment()), "2.2")


def test_the_real_summary_of_2021_is_no_comment(vaggeryd: Picture) -> None:
    text = shown(comments.on_criterion(vaggeryd, "1.1"))
    assert "**Sammanfattning av Vaggeryds kommuns miljöredovisning för 2021.**" in text and "Kommentar från" not in text


def test_a_comment_on_an_indicator_stands_with_its_criterion_and_names_it(vaggeryd: Picture) -> None:
    picture = _with(vaggeryd, _comment(subject="N15428"))
    assert "[Behöriga till yrkesprogram" in shown(comments.on_criterion(picture, "2.2"))
    assert shown(comments.on_criterion(picture, "2.3")) == ""


def test_a_comment_on_a_goal_stands_on_the_goals_page(vaggeryd: Picture) -> None:
    picture = _with(vaggeryd, _comment(subject="2"))
    assert "Gruppen var liten." in shown(comments.on_goal(picture, "2"))
    assert shown(comments.on_criterion(picture, "2.2")) == ""


def test_a_later_years_comment_is_not_shown_and_an_earlier_one_is_with_its_year(vaggeryd: Picture) -> None:
    picture = _with(vaggeryd, _comment(year=2023), _comment(year=2021, by="Kontoret"))
    text = shown(comments.on_criterion(picture, "2.2"))
    assert "Kontoret.** Gäller 2021." in text and "Skolförvaltningen" not in text
    assert responsibility.of_goal(picture, "2").uncommented == 3


def test_markup_in_a_comment_stays_text(vaggeryd: Picture) -> None:
    picture = _with(vaggeryd, _comment(by=NASTY, paragraphs=(NASTY, "::: {.x}"), measure=NASTY, prognosis=NASTY))
    for text in (shown(comments.on_criterion(picture, "2.2")), shown(responsibility.criteria(picture))):
        assert not any(sign in text for sign in ("<script>", "{{<", "](https://a.b)"))
    assert "\n::: {.x}" not in shown(comments.on_criterion(picture, "2.2"))


def test_the_published_comment_is_shown(vaggeryd: Picture) -> None:
    assert "paradox" in shown(comments.on_criterion(vaggeryd, "1.1"))
    assert "paradox" in shown(responsibility.said(vaggeryd))


def test_without_comments_the_page_says_so(vaggeryd: Picture) -> None:
    assert "Inga kommentarer finns till och med 2022." in shown(responsibility.said(_with(vaggeryd)))


def test_the_pages_of_the_organisation_are_only_for_the_programmes_own_municipality(kiruna: Picture) -> None:
    own = {"ansvar", "remiss", "strategier"}
    assert own <= {page.slug for page in plan_pages(kiruna.programme)}
    assert not own & {page.slug for page in plan_pages(kiruna.programme, kiruna.is_home)}
