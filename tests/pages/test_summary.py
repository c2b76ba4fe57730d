from __future__ import annotations

from indicators.pages import Picture, summary


def test_the_baseline_year_is_not_answered_with_counts_of_nothing(vaggeryd: Picture) -> None:
    baseline = vaggeryd.at(year=2019)
    text = str(summary.answer(baseline))
    assert "2019 är utgångsår" in text
    assert "Ingen indikator kan bedömas" not in text
    assert "(uppfoljning.qmd)" in text
    assert "Förbättringar" not in str(summary.changes(baseline))
    assert "Målkonflikter" in str(summary.changes(baseline))


def test_later_years_lead_to_the_verdicts_year_by_year(vaggeryd: Picture) -> None:
    assert "(uppfoljning.qmd)" in str(summary.goals(vaggeryd))
    assert "Förbättringar" in str(summary.changes(vaggeryd))
