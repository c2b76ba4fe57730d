"""What the method page says of the verdicts is what they are."""

from __future__ import annotations

from indicators.pages import Picture, data_and_method
from indicators.words.row import figure


def test_without_a_limit_the_target_alone_decides_and_the_page_says_so(vaggeryd: Picture) -> None:
    rows = [each for each in vaggeryd.assessments.values() if each["verdict"] != "na" and figure(each, "limit") is None]
    assert {each["verdict"] for each in rows} == {"met", "not"}
    text = str(data_and_method.marks(vaggeryd))
    assert "sämre än gränsen eller, där ingen gräns finns, än målvärdet" in text
    assert "Då kan bedömningen inte bli delvis uppfyllt." in text
