"""``nulage propose``: three ambitions side by side, written as proposals, decided once and then kept."""

from __future__ import annotations

import pytest

from indicators.errors import UsageError
from indicators.programme import load_programme
from indicators.proposing import NO_PROPOSAL, UNREAD, Proposals, Selection, decide, propose, write
from indicators.workspace import Workspace

from ..workspaces import PROGRAMME, SNAPSHOT
from .commands import nulage

SCHOOL = "2.2-N15428"


def proposed(own_workspace: Workspace, *indicators: str, year: int = 2022) -> Proposals:
    return propose(own_workspace, PROGRAMME, SNAPSHOT, year, Selection(indicators or (SCHOOL,)))


def propose_by_command(*arguments: str) -> tuple[int, str]:
    result = nulage("propose", *arguments)
    return result.exit_code, " ".join(result.output.split())


def test_the_three_ambitions_stand_side_by_side_with_their_verdicts(own_workspace: Workspace) -> None:
    found = proposed(own_workspace)
    school = found.programme.indicator(SCHOOL)
    assert [row["target"] for row in found.rows(school, "medel")] == [80.5, 81.1, 81.8, 87.2]
    assert found.verdicts(school, "medel") == {2019: "na", 2020: "met", 2021: "met", 2022: "partly"}
    status, text = propose_by_command("--indicator", SCHOOL)
    assert status == 0
    for row in ("låg 80,1 80,4 80,7 83,2 (2030)", "medel 80,5 81,1 81,8 87,2 (2030)", "hög 80,8 81,9 83,0 91,4 (2030)"):
        assert row in text
    assert text.count("uppfyllt, uppfyllt, delvis") == 3 and "inte beslutat" in text


def test_nothing_later_than_the_report_year_is_shown(own_workspace: Workspace) -> None:
    assert set(proposed(own_workspace, year=2020).found.verdicts["year"]) == {2019, 2020}


def test_a_selection_is_by_indicator_nyckeltal_criterion_or_goal_in_the_programme_s_order(
    own_workspace: Workspace,
) -> None:
    programme = load_programme(own_workspace.programme(PROGRAMME))
    chosen = Selection(("N15428", "1.1-N00401"), ("2.2",), ("I",)).of(programme)
    ids = [each.id for each in chosen]
    assert ids[0] == "1.1-N00401" and SCHOOL in ids and {each.criterion for each in chosen} >= {"2.2", "I.1"}
    assert ids == [each.id for each in programme.indicators if each.id in ids]
    assert Selection().of(programme) == list(programme.indicators)


def test_the_written_values_are_what_the_report_then_judges_by(own_workspace: Workspace) -> None:
    from indicators.pages import open_picture

    changed = write(proposed(own_workspace), "hög")
    assert [(row.year, row.target, row.limit) for _, row in changed.written] == [
        (2020, 80.8, 72.9),
        (2021, 81.9, 72.9),
        (2022, 83.0, 72.9),
    ]
    assert [path.name for path in changed.files] == ["mal-2.yml"]
    row = open_picture("0665", 2022, PROGRAMME, SNAPSHOT).assessments[SCHOOL]
    assert (row["target"], row["long_term"], row["target_status"], row["verdict"]) == (83.0, 91.4, "proposed", "partly")
    other = open_picture("0680", 2022, PROGRAMME, SNAPSHOT)
    assert other.assessments[SCHOOL]["long_term"] == 88.4 and other.programme.indicator(SCHOOL).values == ()


def test_what_is_decided_is_judged_as_decided_and_never_written_over(own_workspace: Workspace) -> None:
    from indicators.pages import open_picture

    assert propose_by_command("--criterion", "2.2", "--write")[0] == 0
    status, text = propose_by_command("--indicator", SCHOOL, "--decide", "kf-2019-05-27")
    assert (status, "3 värden för 1 indikator är beslutade enligt kf-2019-05-27" in text) == (0, True)
    path = own_workspace.programme(PROGRAMME).parent / PROGRAMME / "mal-2.yml"
    before = path.read_bytes()
    status, text = propose_by_command("--indicator", SCHOOL, "--write", "--ambition", "hög")
    assert status == 0 and "3 värden var redan beslutade och är kvar" in text and path.read_bytes() == before
    row = open_picture("0665", 2022, PROGRAMME, SNAPSHOT).assessments[SCHOOL]
    assert (row["target"], row["target_status"]) == (81.8, "decided")
    status, text = propose_by_command("--criterion", "2.2")
    said = "Beslutade värden finns redan i programmet, och rapporten bedömer mot dem: 2.2-N15428: 2020, 2021, 2022 2.2 "
    assert status == 0 and said in text
    assert "Inget värde har ändrats." in propose_by_command("--indicator", SCHOOL, "--decide", "kf-2019-05-27")[1]


def test_an_indicator_without_a_proposal_is_said_and_gets_no_values(own_workspace: Workspace) -> None:
    found = proposed(own_workspace, "I.2-N00090", "3.4-N00593", SCHOOL)
    assert found.silent == {"I.2-N00090": UNREAD, "3.4-N00593": NO_PROPOSAL}
    assert {each.id for each, _ in write(found, "låg").written} == {SCHOOL}
    status, text = propose_by_command("--goal", "I")
    assert status == 0 and f"I.2-N00090: {UNREAD}" in text


def test_deciding_again_changes_nothing(own_workspace: Workspace) -> None:
    write(proposed(own_workspace), "medel")
    decide(own_workspace, PROGRAMME, Selection((SCHOOL,)), "kf-2019-05-27")
    again = decide(own_workspace, PROGRAMME, Selection((SCHOOL,)), "ksau-2019-04-10")
    assert (again.written, len(again.kept)) == ((), 3)
    assert {row.reference for _, row in again.kept} == {"kf-2019-05-27"}


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--indicator", "2.2-N99999"], 2, "beteckningen '2.2-N99999'"),
        (["--indicator", "../x"], 2, "beteckningen '../x'"),
        (["--criterion", "9.9"], 2, "'9.9'"),
        (["--goal", "7"], 2, "'7'"),
        (["--ambition", "lagom"], 2, "lagom"),
        (["--year", "2018"], 2, "från och med 2019"),
        (["--programme", "finns-inte"], 2, "Kända program"),
        (["--snapshot", "../raw"], 2, "Uttag som finns"),
        (["--write", "--decide", "kf-2019-05-27"], 2, "inte båda"),
        (["--criterion", "3.4", "--write"], 2, "inget kan skrivas"),
        (["--indicator", "1.2-N07901"], 2, "direction 0"),
        (["--decide", "kf-2019-05-27"], 1, "nulage propose --write"),
        (["--decide", "okand"], 1, "Lägg till beslutet under sources"),
        (["--decide", "projekt"], 1, "är inget beslut"),
        (["--decide", "delmalssidorna"], 1, "har inget datum"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(
    own_workspace: Workspace, arguments: list[str], status: int, said: str
) -> None:
    folder = own_workspace.root / "programme"
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    code, text = propose_by_command(*arguments)
    assert (code, said in text) == (status, True), text
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_an_unknown_ambition_is_wrong_use(own_workspace: Workspace) -> None:
    with pytest.raises(UsageError, match="låg, medel, hög"):
        write(proposed(own_workspace), "lagom")
