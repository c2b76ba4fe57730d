"""A nyckeltal of the municipality's own is judged, drawn and cited on a par with Kolada's; outside text stays text."""

from __future__ import annotations

import pytest

from indicators.pages import Picture, indicator, open_picture, sub_areas
from indicators.programme import load_programme
from indicators.report.exports.lines import lines_of

from ..workspaces import workspace_on

HOSTILE = "<script>alert(1)</script> =1+1"
TITLE = "Medborgarundersökningen - Trygg utomhus i området där du bor när det är mörkt ute, andel(%)"
OWN = "nyckeltal;kommun;år;värde;antal;källa;titel\n" + "".join(
    f"E00001;0665;{year};{value};300;{HOSTILE};{TITLE}\n"
    for year, value in ((2017, "70,5"), (2018, "71"), (2019, "71,5"), (2020, "74"), (2021, "76,5"), (2022, "80"))
)


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory) -> Picture:
    """The real programme with one nyckeltal swapped for an own one, in a workspace with one own file more."""
    root = workspace_on(tmp_path_factory.mktemp("own"), copied=["programme", "data/raw/own"]).root
    (root / "data" / "raw" / "own" / "bad.csv").write_text(OWN, encoding="utf-8")
    for path in (root / "programme").rglob("*.yml"):
        before, code, after = path.read_text(encoding="utf-8").partition("N00610")
        after = after.replace(
            "proposal: none\n        baseline_year: 2022\n", "proposal: maintain\n        baseline_year: 2019\n", 1
        )
        path.write_text(before + ("E00001" if code else "") + after, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("NULAGE_ROOT", str(root))
        return open_picture("0665", 2022, "2020-02-remiss", "2024-host")


def test_an_own_nyckeltal_is_judged_like_any_other(picture: Picture) -> None:
    mine = next(each for each in picture.programme.indicators if each.kpi == "E00001")
    row = picture.row(mine)
    assert (row["value"], row["baseline"], row["verdict"]) == (80.0, 71.5, "met")
    assert row["value_low"] < 80 < row["value_high"] and (row["trend"], row["trend_n"]) == ("improving", 6)
    assert indicator.sample(picture, mine, row) == (300, False)


def test_its_chart_and_its_line_cite_the_own_source_as_text(picture: Picture) -> None:
    mine = next(each for each in picture.programme.indicators if each.kpi == "E00001")
    drawn = indicator.history(picture, mine)
    assert drawn is not None
    caption = drawn.caption
    assert "Egen uppgift (E00001)" in caption and "Kolada" not in caption
    assert "Värdena för 2017, 2018, 2019, 2020, 2021 och 2022:" in caption
    assert "<script>" not in caption.replace("\\<script", "")
    source = next(line.source for line in lines_of(picture) if line.indicator.kpi == "E00001")
    assert source.startswith("Egen uppgift (E00001).") and HOSTILE in source


def test_the_programme_accepts_its_code(picture: Picture) -> None:
    loaded = load_programme(picture.programme_file)
    assert "E00001" in {each.kpi for each in loaded.indicators}


def test_the_turnout_by_district_cites_the_source_of_the_own_file(picture: Picture) -> None:
    assert "Källa: Valmyndigheten." in str(sub_areas.districts(picture))
