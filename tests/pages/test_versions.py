"""The page of versions, on the two real versions, and on copies in which one thing is changed."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from indicators.cli import app
from indicators.errors import UsageError
from indicators.pages import Picture, open_picture, versions
from indicators.pages.plan import plan_pages
from indicators.pages.report_moves import moves_between, report_before, with_other_verdict
from indicators.programme import compare

from ..workspaces import workspace_on


def shown(blocks: object) -> str:
    return "\n\n".join(str(block) for block in blocks) if isinstance(blocks, tuple) else str(blocks)


@pytest.fixture
def published(_in_workspace: None) -> Picture:
    return open_picture("0665", 2022, "2023-publicerat", "2024-host")


def test_both_versions_are_listed_with_what_is_known_of_them(vaggeryd: Picture) -> None:
    text = shown(versions.heading(vaggeryd))
    assert "19 februari 2020" in text and "datum inte känt" in text
    assert "målkriterier" in text and "framgångsfaktorer" in text
    assert "metod.qmd#uppdraget" in text


def test_the_page_shows_what_differs_in_the_real_versions(vaggeryd: Picture, published: Picture) -> None:
    text = shown(versions.differences(vaggeryd))
    assert "3.4 Upplevd effekt\\: kriteriet är borta" in text
    assert "2019–2022 | 2023–2026" in text
    assert "målkriterier | framgångsfaktorer" in text
    assert text.count("Strategi för ") == len(published.programme.strategies)
    assert "Källan för 2023–2026 är avklippt för mål 4" in text
    assert "### Från 2019–2022 till 2023–2026 {" in shown(versions.differences(published))
    assert "| Vad | 2019–2022 | 2023–2026 |" in text and "[borttaget\\-3.4 nyckeltal" in text


def test_every_change_of_the_real_versions_stands_on_the_page(vaggeryd: Picture, published: Picture) -> None:
    text = shown(versions.differences(vaggeryd)).replace("\\", "")
    changes = compare(vaggeryd.programme, published.programme)
    assert any(each.follows_from for each in changes)
    printed = {one for ids in re.findall(r"\[([^\]]+)\]\{\.andring\}", text) for one in ids.split()}
    assert {each.id for each in changes} == printed


def test_where_only_the_later_source_is_silent_nothing_is_said_to_be_gone(vaggeryd: Picture) -> None:
    theirs, own = shown(versions.differences(vaggeryd)).split("**Rapportens egna anmärkningar")
    silent = "källan för 2023–2026 säger inget om det"
    assert "kriteriet är borta" in theirs and silent not in theirs and "Tidplan" not in theirs
    assert ": borta" not in own.replace("\\", "") and ": ny" not in own.replace("\\", "")
    assert f"| 12 steg | {silent} |" in own and f"| beslutat | förslag; {silent} |" in own
    assert f"Finansiella mål i Budget 2020–2022 | {silent} |" in own
    assert "Finansiella mål 2023–2026 \\(förslag\\)" in own
    note = next(line for line in own.splitlines() if "namnanmarkning" in line)
    assert silent not in note


def test_two_versions_of_one_term_are_called_by_their_names(vaggeryd: Picture, published: Picture) -> None:
    same = published.programme.model_copy(update={"term": vaggeryd.programme.term})
    assert versions.called(same, vaggeryd.programme) == "Publicerat för 2023–2026"
    assert versions.called(published.programme, vaggeryd.programme) == "2023–2026"


def test_no_verdict_differs_because_of_the_real_new_version_and_the_page_says_so(
    vaggeryd: Picture, published: Picture
) -> None:
    moves = moves_between(vaggeryd, published)
    assert moves.steps == ("programme",)
    assert moves.in_both.empty and with_other_verdict(moves.rollups).empty
    assert [each.id for _, each in moves.only_in_one] == ["3.4-N00593", "3.4-N00596", "3.4-N00606"]
    text = shown(versions.verdicts(vaggeryd))
    assert "81 indikatorer finns i båda versionerna. Märken som skiljer sig: inga." in text
    assert "Sammanvägda bedömningar som ändras: inga." in text
    assert "3.4 Upplevd effekt | Kan inte bedömas \\(0 / 0 / 0 / 3\\) | finns inte" in text


def test_the_page_begins_with_what_is_another_and_what_only_the_sources_tell(vaggeryd: Picture) -> None:
    text = shown(versions.differences(vaggeryd))
    lead = text[: text.index("#### Programmet")]
    assert "kriterierna kallas framgångsfaktorer i stället för målkriterier" in lead
    assert "kriteriet 3.4 Upplevd effekt är borta." in lead
    assert "35 politiska strategier finns i 2023–2026. För 2019–2022 har ingen hittats." in lead
    assert "Det som bara källorna skiljer" in lead
    assert text.count("| ingen hittad |") == 35 and "Strategi för 1.1: ny" not in text


def test_moved_marks_stand_by_criterion_with_a_shared_cause_said_once(vaggeryd: Picture) -> None:
    text = shown(versions.since_last(vaggeryd))
    assert "Orsaken är för alla: nya uppgifter." in text and "| Orsak |" not in text
    rows = [line for line in text.split("::: {.flyttade}")[1].splitlines() if "→" in line]
    order = [each.criterion for each in vaggeryd.programme.indicators]
    places = [order.index(row.split()[1].replace("\\", "")) for row in rows]
    assert places == sorted(places) and " – →" not in text
    library = next(row for row in rows if "Besök på bibliotek" in row).replace("\u00a0", " ")
    assert "sannolikt fel, används inte → 3,6" in library and "inget →" in library
    district = next(row for row in rows if "distriktet med lägst" in row)
    assert "(2022, tidsseriebrott" in district.replace("\\", "")


def test_the_report_before_follows_the_version_of_its_own_year(vaggeryd: Picture, published: Picture) -> None:
    for picture in (vaggeryd, published):
        before = report_before(picture)
        assert before and (before.year, before.programme.id) == (2021, "2020-02-remiss")
    assert report_before(vaggeryd.at(year=2019)) is None
    assert "första rapportåret" in shown(versions.since_last(vaggeryd.at(year=2019)))


def test_every_mark_that_moved_since_the_report_before_stands_with_its_cause(
    vaggeryd: Picture, published: Picture
) -> None:
    moves = moves_between(vaggeryd.at(year=2021), published)
    assert moves.steps == ("data", "programme")
    before, after = vaggeryd.at(year=2021).assessments, vaggeryd.assessments
    moved = {row["kpi"] for key, row in after.items() if row["verdict"] != before[key]["verdict"]}
    found = moves.in_both[moves.in_both["mark"] == "verdict"]
    assert set(found["kpi"]) == moved and set(found["cause"]) <= {"data", "year"}
    text = shown(versions.since_last(vaggeryd))
    assert f"Måluppfyllelse: {len(moved)} på grund av nya uppgifter." in text
    assert (
        "90,1\u00a0\\(2021\\) →\u00a077,8\u00a0\\(2022\\)" in text
        and "inget märke har ändrats av reviderade uppgifter" in text
    )


def test_only_the_programmes_own_municipality_has_the_page(vaggeryd: Picture) -> None:
    slugs = [[page.slug for page in plan_pages(vaggeryd.programme, home)] for home in (True, False)]
    assert "versioner" in slugs[0] and "versioner" not in slugs[1]


def test_reports_that_cannot_be_compared_are_an_error(vaggeryd: Picture, kiruna: Picture) -> None:
    with pytest.raises(UsageError, match="samma kommun"):
        moves_between(vaggeryd, kiruna)
    with pytest.raises(UsageError, match="Ange den äldre först"):
        moves_between(vaggeryd, vaggeryd.at(year=2021))


def test_a_new_snapshot_is_told_apart_from_a_new_year(vaggeryd: Picture, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old year on the new snapshot stands between the two reports: what it moves is revision of old data."""
    newer = SimpleNamespace(id="2025-var", descriptor=vaggeryd.source.descriptor)
    old = vaggeryd.at(year=2021)
    verdicts = old.results.assessments.assign(verdict="na")
    revised = replace(old, source=newer, results=replace(old.results, assessments=verdicts))  # type: ignore[arg-type]
    after = replace(vaggeryd, source=newer)  # type: ignore[arg-type]
    after.__dict__["tables"] = vaggeryd.tables
    opened = {2021: revised, 2022: after}
    monkeypatch.setattr("indicators.pages.report_moves.open_picture", lambda _, year, *rest: opened[year])
    moves = moves_between(old, after)
    assert moves.steps == ("revision", "data")
    by_cause = moves.marks[moves.marks["mark"] == "verdict"].groupby("cause").size()
    assert by_cause["revision"] == (old.results.assessments["verdict"] != "na").sum()
    assert by_cause.drop("revision").sum() == (vaggeryd.results.assessments["verdict"] != "na").sum()


@pytest.fixture
def own_workspace(tmp_path: Path, built_tables: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with its own copy of the programme, free to change."""
    workspace_on(tmp_path, copied=["programme"], tables=built_tables)
    monkeypatch.setenv("NULAGE_ROOT", str(tmp_path))
    return tmp_path


def test_a_swapped_nyckeltal_is_shown_with_both_series(own_workspace: Path) -> None:
    part = own_workspace / "programme" / "2023-publicerat" / "mal-2.yml"
    text = part.read_text(encoding="utf-8")
    spare, title = next(pair for pair in pairwise(text.splitlines()) if "kpi: N15428" in pair[0])
    both = f"{spare}\n{title}"
    other = (
        f'{spare.replace("N15428", "N00914")}\n        title: "Förvärvsarbetande invånare 20-64 år, andel (%) (-2021)"'
    )
    part.write_text(text.replace(both, other).replace(
        "map_indicator: N15428", "map_indicator: N00914"), encoding="utf-8")  # fmt: skip
    main = own_workspace / "programme" / "2023-publicerat.yml"
    main.write_text(main.read_text(encoding="utf-8").split("# Nyckeltal som behövs")[0], encoding="utf-8")
    picture = open_picture("0665", 2022, "2020-02-remiss", "2024-host")
    figures = [each for each in versions.verdicts(picture) if hasattr(each, "plot_json")]
    assert [each.id for each in figures] == ["2020-02-remiss-2.2-N15428-byte", "2023-publicerat-2.2-N00914-byte"]
    assert all(each.id.replace("-", "\\-") in each.caption for each in figures)
    text = shown(versions.differences(picture)).replace("\\", "")
    row = next(line for line in text.splitlines() if "nyckeltalet är bytt" in line)
    name = picture.programme.indicator("2.2-N15428").short
    assert f"| 2.2-N15428 {name} | 2.2-N00914 {name} |" in row


def nulage(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["diff", *arguments])
    return result.exit_code, " ".join(result.output.split())


def test_the_command_shows_two_programmes_and_writes_all_of_it_as_json(_in_workspace: None, tmp_path: Path) -> None:
    code, text = nulage("2020-02-remiss", "2023-publicerat", "--json", str(tmp_path / "d.json"))
    assert code == 0
    assert "borttaget-3.4" in text and "Inga märken skiljer sig." in text
    assert "Sammanvägda bedömningar som ändras: inga" in text
    written = json.loads((tmp_path / "d.json").read_text(encoding="utf-8"))
    assert (written["before"]["programme"], written["after"]["programme"]) == ("2020-02-remiss", "2023-publicerat")
    assert "borttaget-3.4" in [each["id"] for each in written["changes"]]


def test_a_json_file_that_cannot_be_written_is_said_with_its_name_and_a_remedy(
    _in_workspace: None, tmp_path: Path
) -> None:
    code, text = nulage("2020-02-remiss", "2023-publicerat", "--json", str(tmp_path))
    assert code == 2 and f"fel: {tmp_path} är en mapp. Ange en fil i den med --json." in text
    (tmp_path / "fil").write_text("", encoding="utf-8")
    code, text = nulage("2020-02-remiss", "2023-publicerat", "--json", str(tmp_path / "fil" / "d.json"))
    assert code == 1 and f"fel: {tmp_path / 'fil' / 'd.json'} går inte att skriva" in text and "--json" in text


def test_the_command_shows_two_reports_by_year(_in_workspace: None) -> None:
    code, by_year = nulage("2021", "2022")
    assert code == 0 and "nya uppgifter" in by_year and "reviderade uppgifter" in by_year


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("finns-inte", "2023-publicerat"), "Kända program"),
        (("2020-02-remiss", "2022"), "är ett program men det andra är en rapport"),
        (("2022", "2021"), "Ange den äldre först"),
        (("2018", "2022"), "från och med 2019"),
        (("20222", "2022"), "Rapporter anges som två år"),
        (("2021", "2022", "--municipality", "9999"), "finns inte i uttaget"),
        (("2021", "2022", "--snapshot", "annat"), "Uttag som finns"),
        (("2021", "2022", "--programme", "annat"), "Kända program"),
        (("../../etc/passwd", "2022"), "finns inte"),
        (("programme", "2022"), "ingen manifest.json"),
    ],
)
def test_what_the_command_cannot_compare_is_said_with_what_it_can(
    _in_workspace: None, arguments: tuple[str, ...], said: str
) -> None:
    code, text = nulage(*arguments)
    assert code == 2 and said in text, text
