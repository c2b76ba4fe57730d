"""What the method page says of the verdicts is what they are."""

from __future__ import annotations

import pytest

from indicators.pages import Picture, method_told
from indicators.words.row import figure


def test_without_a_limit_the_target_alone_decides_and_the_page_says_so(vaggeryd: Picture) -> None:
    rows = [each for each in vaggeryd.assessments.values() if each["verdict"] != "na" and figure(each, "limit") is None]
    assert {each["verdict"] for each in rows} == {"met", "not"}
    text = str(method_told.marks(vaggeryd))
    assert "sämre än gränsen eller, där ingen gräns finns, än målvärdet" in text
    assert "Då kan bedömningen inte bli delvis uppfyllt." in text


def test_the_page_has_the_methods_own_numbers(vaggeryd: Picture, monkeypatch: pytest.MonkeyPatch) -> None:
    text = str(method_told.marks(vaggeryd))
    assert "i fas från 95 procent av den takt som behövs, för långsamt från 60 procent, annars långt efter." in text
    assert "de senaste åtta mätningarna inom tolv år (Theil–Sen och Kendalls tau, tioprocentsnivån)" in text
    assert "(uppfyllt 2, delvis 1, inte 0): minst 1,5 är uppfyllt och minst 0,5 delvis uppfyllt" in text
    assert "minst fem mätningar" in text and "minst två av de tre åren" in text
    for name, value in {"ON_PACE": 0.9, "SPAN": 15, "SIGNIFICANT": 0.05, "MET_FROM": 1.6}.items():
        monkeypatch.setattr(method_told, name, value)
    changed = str(method_told.marks(vaggeryd))
    assert "från 90 procent" in changed and "inom 15 år" in changed
    assert "femprocentsnivån" in changed and "minst 1,6" in changed
