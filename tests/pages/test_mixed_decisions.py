"""Some targets decided and others proposed: each is called what it is, on every page that speaks of both."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from indicators.pages import Picture, ambitions, current_state, open_picture, proposals, summary
from indicators.pages import indicator as one
from indicators.pages.info import report_info
from indicators.programme import Indicator
from indicators.proposing import Selection, decide, propose, write
from indicators.report.exports.lines import lines_of
from indicators.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
PROGRAMME, SNAPSHOT = "2020-02-remiss", "2024-host"
SCHOOL, LACKING, SHORT = "2.2-N15428", "2.2-N18409", "2.1-N01982"
ROW = "values: [{year: 2022, target: 34, limit: 31, status: beslutad, reference: kf-2019-05-27}]"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, workspace_root: Path) -> Path:
    """A workspace whose programme has 2.2 decided, N18409 without a value for 2022 too, and one target of 2.1.

    The values of 2.2 have long-term values; the decision in 2.1 gives the target and limit of one year and no more.
    """
    made = tmp_path_factory.mktemp("mixed")
    shutil.copytree(ROOT / "programme", made / "programme")
    for name in ("notebooks", "report", "_quarto.yml", "data/raw", "data/corrections.yml", "data/sources.yml"):
        (made / name).parent.mkdir(exist_ok=True)
        (made / name).symlink_to(ROOT / name)
    (workspace_root / "data" / "processed").mkdir(exist_ok=True)
    (made / "data" / "processed").symlink_to(workspace_root / "data" / "processed")
    selection = Selection(criteria=("2.2",))
    write(propose(Workspace(made), PROGRAMME, SNAPSHOT, 2022, selection), "hög")
    decide(Workspace(made), PROGRAMME, selection, "kf-2019-05-27")
    file = made / "programme" / PROGRAMME / "mal-2.yml"
    head, found, rest = file.read_text(encoding="utf-8").partition("      - kpi: N01982\n")
    file.write_text(f"{head}{found}        {ROW}\n{rest}", encoding="utf-8")
    return made


@pytest.fixture
def mixed(root: Path, monkeypatch: pytest.MonkeyPatch) -> Picture:
    monkeypatch.setenv("NULAGE_ROOT", str(root))
    return open_picture("0665", 2022, PROGRAMME, SNAPSHOT)


def said_of(picture: Picture, indicator: Indicator) -> tuple[str, str]:
    """Return the text of an indicator's section, and the alternative text of its history."""
    row, history = picture.row(indicator), one.history(picture, indicator)
    parts = [one.text(picture, indicator, row), one.more(picture, indicator, row), one.foot(picture, indicator, row)]
    assert history is not None
    return " ".join(str(part.markdown) for part in parts), history.alt


def test_a_proposed_long_term_value_beside_a_decided_target_is_never_called_decided(mixed: Picture) -> None:
    text, alt = said_of(mixed, mixed.programme.indicator(SHORT))
    assert "Det beslutade målvärdet 2022 är 34,0 procent" in alt and "den beslutade gränsen är 31,0 procent" in alt
    assert "det föreslagna långsiktiga målvärdet 2030 är 42,3 procent" in alt
    assert "för att nå det föreslagna långsiktiga målvärdet 42,3 procent 2030" in text
    assert "Förslag – inte beslutat. Det långsiktiga målvärdet, 42,3 procent 2030, är ett förslag." in text
    assert "beslutade långsiktiga" not in text + alt
    line = next(each for each in lines_of(mixed) if each.indicator.id == SHORT)
    assert line.status == "Beslutat för 2022, i övrigt Förslag – inte beslutat"


def test_a_decided_indicator_without_a_value_is_decided_everywhere_in_its_section(mixed: Picture) -> None:
    lacking = mixed.programme.indicator(LACKING)
    row = mixed.row(lacking)
    assert (row["verdict"], row["target_status"], row["long_term"]) == ("na", "decided", 66.0)
    text, alt = said_of(mixed, lacking)
    assert "Målvärdet för 2022 är beslutat: Kommunfullmäktige den 27 maj 2019" in text
    assert "den beslutade gränsen" in alt.lower() and "det beslutade långsiktiga målvärdet 2030" in alt
    assert not re.search("föreslag|inte beslutat|en fjärdedel", text + alt)


def test_banner_page_one_and_proposals_count_the_same_decisions(mixed: Picture) -> None:
    decided = [each for each in mixed.programme.indicators if any(value.decided for value in each.values)]
    rows = mixed.results.assessments
    assert len(decided) == 6 == int((rows["target_status"] == "decided").sum())
    assert "är beslutade för 6 indikatorer och förslag – inte beslutade – för" in report_info(mixed).status
    assert "För en av de beslutade är det långsiktiga målvärdet ett förslag." in report_info(mixed).status
    assert "Målvärden är beslutade för sex indikatorer. Övriga" in summary.heading(mixed).markdown
    assert "det beslutade eller föreslagna målvärdet uppfyllt" in summary.answer(mixed).markdown
    assert "För sex indikatorer finns beslutade värden" in proposals.heading(mixed).markdown


def test_the_table_of_marks_says_which_of_its_values_are_decided(mixed: Picture) -> None:
    assert "är förslag" not in current_state.marks_of(mixed, "2.2").markdown
    assert "Målvärde och gräns är beslutade för" in current_state.marks_of(mixed, "2.2").markdown
    assert "Målvärden och gränser i tabellen är förslag." in current_state.marks_of(mixed, "2.3").markdown
    both = current_state.marks_of(mixed, "2.1").markdown
    assert "Målvärde och gräns är beslutade för" in both and "Övriga i tabellen är förslag." in both


def test_the_decided_row_among_the_ambitions_has_the_verdicts_of_the_report(mixed: Picture) -> None:
    page = " ".join(str(getattr(block, "markdown", "")) for block in ambitions.of_goal(mixed, "2"))
    row = next(line for line in page.splitlines() if "beslutat: Kommunfullmäktige" in line and "yrkesprogram" in line)
    verdicts = [mixed.at(year=year).row(mixed.programme.indicator(SCHOOL))["verdict"] for year in (2020, 2021, 2022)]
    assert re.findall(r"\.verdict \.(\w+)", row) == verdicts and "na" not in verdicts


def test_the_proposal_of_a_decided_indicator_is_still_the_computed_one(mixed: Picture) -> None:
    page = " ".join(str(getattr(block, "markdown", "")) for block in proposals.values(mixed))
    row = next(line for line in page.splitlines() if "yrkesprogram" in line)
    assert "87,2 (2030)" in row and "91,4" not in row
