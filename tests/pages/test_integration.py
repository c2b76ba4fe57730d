from __future__ import annotations

from dataclasses import replace

from indicators.pages import Picture, integration
from indicators.pages.plan import plan_pages

WITH = {
    "2.1": ["N02268", "N00700"],
    "2.2": ["N18409"],
    "2.3": ["N02268", "N00973"],
}
WITHOUT = ["1.1", "1.2", "1.3", "3.1", "3.2", "3.3", "3.4", "4.1", "4.2", "4.3", "4.4"]


def test_each_criterion_has_its_figures_of_foreign_born_and_new_arrivals_where_one_exists(vaggeryd: Picture) -> None:
    criteria = [each for each in vaggeryd.programme.criteria if each.goal in "1234"]
    found = {each.id: [one.kpi for one in integration.figures_of(vaggeryd, each)] for each in criteria}
    assert {name: sorted(kpis) for name, kpis in found.items() if kpis} == {k: sorted(v) for k, v in WITH.items()}


def test_every_indicator_whose_title_names_such_a_group_says_whom_it_is_about(vaggeryd: Picture) -> None:
    words = ("utrikes född", "nyanländ", "sfi", "skyddsbehövande", "flykting", "etablering", "utländsk")
    named = {each.kpi for each in vaggeryd.programme.indicators if any(word in each.title.lower() for word in words)}
    assert named == {each.kpi for each in vaggeryd.programme.indicators if each.about}


def test_the_criteria_without_a_figure_are_listed_and_counted(vaggeryd: Picture) -> None:
    text = integration.overview(vaggeryd).markdown
    assert "För 11 av 14 kriterier har underlaget ingen uppgift" in text
    listed = [line[2:].split(" ")[0] for line in text.splitlines() if line.startswith("- ")]
    assert listed == WITHOUT


def test_the_table_has_value_year_and_verdict_of_the_assessments(vaggeryd: Picture) -> None:
    lines = integration.overview(vaggeryd).markdown.splitlines()
    (row,) = [line for line in lines if "#kriterium-2-3" in line and "Sysselsatta utrikes" in line]
    assert "78,1 (2022) | 73,3 (2020) | [Uppfyllt]{.verdict .met}" in row
    (missing,) = [line for line in lines if "SFI" in line]
    assert "| – | 34,0 (2019) | [Kan inte bedömas]{.verdict .na} |" in missing


def test_every_body_is_listed_and_the_unknown_is_said(vaggeryd: Picture) -> None:
    text = integration.contributions(vaggeryd).markdown
    rows = [line for line in text.splitlines() if line.startswith("| ")][1:]
    assert len(rows) == len(vaggeryd.programme.bodies)
    assert "För fyra av sex är det inte känt vad de bidrar med till integrationsmålen." in text
    (kfn,) = [line for line in rows if line.startswith("| Kultur")]
    assert "Mål 1, Mål 2, Mål 3 och Mål 4: bidrar" in kfn
    assert "delas upp efter målgrupp" in kfn
    assert "[Förslag – inte beslutat]{.proposal}" in kfn
    (companies,) = [line for line in rows if "bolag (nämns inte" in line]
    assert companies.rstrip(" |").endswith("Inte känt")


def test_a_body_without_a_known_contribution_is_never_left_out(vaggeryd: Picture) -> None:
    nothing = replace(vaggeryd, programme=vaggeryd.programme.model_copy(update={"contributions": ()}))
    text = integration.contributions(nothing).markdown
    assert text.count("Inte känt") == 2 * len(vaggeryd.programme.bodies)
    assert "För sex av sex" in text


def test_another_municipality_has_its_own_figures_and_no_contributions(kiruna: Picture) -> None:
    assert "76,0 (2022)" in integration.overview(kiruna).markdown
    assert integration.contributions(kiruna).markdown == ""


def test_the_integration_page_ends_with_the_criteria_of_all_goals(vaggeryd: Picture) -> None:
    pages = {page.slug: page for page in plan_pages(vaggeryd.programme)}
    assert pages["integration"].runs[-1].notebook == "integration.ipynb"
    assert pages["hushallning"].title == "God ekonomisk hushållning"
    assert "hushallning" not in {page.slug for page in plan_pages(vaggeryd.programme, home=False)}
