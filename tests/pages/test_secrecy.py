"""A value that the provider keeps secret is in nothing that is shown, and nothing shown gives it away."""

from __future__ import annotations

import gzip
import io
import json
import re
import zipfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from indicators.data import load_tables
from indicators.data.packaging import Described, write_descriptor
from indicators.figures.figure import Figure
from indicators.outputs import write_tables
from indicators.pages import Picture, open_picture
from indicators.pages.indicator import section
from indicators.report.exports import annual_report, data_files, document, workbook

from ..workspaces import PROGRAMME, SNAPSHOT, workspace_on

NAME = "2026-11-23"
OURS, PEER, PEER_NAME = "0665", "1442", "Vårgårda"
KPIS = ("N01951", "N02201", "N15428", "N07410")
# What the provider keeps secret, and what it publishes beside: women follow from total and men.
SECRET_WOMEN, MEN = 7268.0, 7531.0
SHARE_OF_MEN = 78.91237
PLANTED = {
    ("N01951", OURS, 2021): {"T": SECRET_WOMEN + MEN, "K": None, "M": MEN},
    ("N15428", OURS, 2022): {"T": 77.84, "K": None, "M": SHARE_OF_MEN},
    ("N07410", OURS, 2021): {"T": None, "K": 61.23457, "M": 64.34568},
    ("N15428", PEER, 2022): {"T": None, "K": None, "M": None},
    ("N02201", "0617", 2022): {"T": None},
}
GIVEN_AWAY = (r"7[\s.,]?268", r"7[\s.,]?531", r"78[.,]9124", r"78[.,]912", r"61[.,]23", r"64[.,]34")
LICENCE = {"name": "CC0-1.0"}


def rows_of(observations: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the observations as Kolada's rows, with what is planted in place."""
    columns = ["kpi", "municipality", "period", "gender", "value"]
    ordered = observations.sort_values(columns[:4])[columns].itertuples(index=False, name=None)
    found = {key: {g: v for *_, g, v in part} for key, part in groupby(ordered, key=lambda row: row[:3])}
    rows = []
    for (kpi, area, period), values in (found | PLANTED).items():
        measured = [
            {
                "gender": gender,
                "count": int(value is not None),
                "status": "" if value is not None else "..",
                "value": value,
            }
            for gender, value in values.items()
        ]
        rows.append({"kpi": kpi, "municipality": area, "period": int(period), "values": measured})
    return rows


def received(tables: Any) -> dict[str, tuple[str, list[dict[str, Any]]]]:
    """Return a fetched snapshot's answers by file, with their table."""
    observations = tables.observations[tables.observations["kpi"].isin(KPIS)]
    areas = tables.areas.assign(type=tables.areas["type"].replace("R", "L")).rename(columns={"code": "id"})
    groups = [
        {"id": group, "title": part["title"].iloc[0], "members": [{"member_id": code} for code in part["member"]]}
        for group, part in tables.groups.groupby("group")
    ]
    kpis = [{"id": kpi, "is_divided_by_gender": 1} for kpi in KPIS]
    return {
        "kolada/kpis-001": ("kolada_kpis", kpis),
        "kolada/areas-001": ("kolada_areas", areas[["id", "title", "type"]].to_dict("records")),
        "kolada/groups-001": ("kolada_groups", groups),
        "kolada/data/0001-001": ("kolada_data", rows_of(observations)),
    }


def write_snapshot(folder: Path, tables: Any) -> None:
    titles = dict(zip(tables.kpis["kpi"], tables.kpis["title"], strict=True))
    files = []
    for name, (table, values) in received(tables).items():
        path = folder / f"{name}.json.gz"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(json.dumps({"values": values}).encode(), mtime=0))
        address = "https://api.kolada.se/v3/"
        files.append(Described(f"{name}.json.gz", table, name, "Kolada", address, LICENCE, NAME, len(values)))
    about = {"id": NAME, "title": "Uttag", "label": "23 november 2026", "created": NAME, "known": NAME}
    about |= {"collected": "Kolada", "periods": {"first": 2000, "last": 2022}, "notes": []}
    write_descriptor(folder, about | {"asked": {kpi: titles[kpi] for kpi in KPIS}}, files)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory, built_tables: Path) -> Picture:
    """Vaggeryd 2022 by a fetched snapshot in which some values are secret."""
    own = ["data/corrections.yml", f"data/raw/{SNAPSHOT}", "data/raw/own"]
    workspace = workspace_on(tmp_path_factory.mktemp("secret"), without=own)
    workspace.corrections.write_text("[]\n", encoding="utf-8")
    write_snapshot(workspace.raw / NAME, load_tables(built_tables))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NULAGE_ROOT", str(workspace.root))
        return open_picture(OURS, 2022, PROGRAMME, NAME)


@pytest.fixture
def secretive(opened: Picture, _in_workspace: None, monkeypatch: pytest.MonkeyPatch) -> Picture:
    """The picture with secret values, and the test in its workspace."""
    monkeypatch.setenv("NULAGE_ROOT", str(opened.workspace.root))
    return opened


def shown(picture: Picture, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the name and text of everything that is made of a picture."""
    write_tables(picture, folder)
    for path in folder.iterdir():
        yield path.name, pd.read_parquet(path).to_csv() if path.suffix == ".parquet" else path.read_text("utf-8")
    for name in ("history", "comparison", "gaps"):
        yield name, getattr(picture.results, name).to_csv()
    for name, content in data_files(picture, ("csv", "json")).items():
        yield name, content.decode()
    report = annual_report(picture)
    for form, content in (("xlsx", workbook(report)), ("docx", document(report))):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from (
                (f"{form}: {name}", archive.read(name).decode("utf-8", "replace")) for name in archive.namelist()
            )
    for each in picture.programme.indicators:
        for block in section(picture, each) if each.kpi in KPIS else ():
            if isinstance(block, Figure):
                yield block.id, json.dumps([block.plot_json(), block.metadata()], default=str, ensure_ascii=False)
            else:
                yield each.id, str(block)


def test_no_secret_value_is_in_anything_shown_nor_what_would_give_it_away(secretive: Picture, tmp_path: Path) -> None:
    texts = dict(shown(secretive, tmp_path / "out"))
    assert {"assessments.csv", "targets.json", "pairs.parquet", "2.2-N15428-utveckling"} <= set(texts)
    for name, text in texts.items():
        for number in GIVEN_AWAY:
            found = re.search(rf"(?<![\d.,]){number}", text.replace("\N{NO-BREAK SPACE}", " "))
            assert not found, f"{name}: {text[max(found.start() - 80, 0) : found.end() + 40]}"


def test_women_cannot_be_worked_out_from_the_total_and_the_men(secretive: Picture) -> None:
    history = secretive.results.history
    for kpi, year in (("N01951", 2021), ("N15428", 2022), ("N07410", 2021)):
        there = history[(history["kpi"] == kpi) & (history["period"] == year) & (history["municipality"] == OURS)]
        assert set(there["gender"]) <= {"T"}
        rows = secretive.results.gaps
        gaps = rows[(rows["kpi"] == kpi) & (rows["period"] == year) & (rows["municipality"] == OURS)]
        assert set(gaps["missing"]) == {"suppressed"} and {"K", "M"} <= set(gaps["gender"])
    row = secretive.assessments["2.2-N15428"]
    assert row["value"] == 77.84 and pd.isna(row["value_women"]) and pd.isna(row["gender_gap"])


def test_a_secret_year_is_in_no_mean_of_three_years(secretive: Picture) -> None:
    history = secretive.results.history
    rows = history[(history["kpi"] == "N07410") & (history["municipality"] == OURS)].set_index(["gender", "period"])
    around = [rows.loc[("T", year), "raw"] for year in (2020, 2022)]
    assert rows.loc[("T", 2022), "value"] == pytest.approx(sum(around) / 2)
    assert ("T", 2021) not in rows.index


def test_a_secret_peer_is_not_in_the_mean_and_is_called_so(secretive: Picture) -> None:
    frame, row = secretive.results.comparison, secretive.assessments["2.2-N15428"]
    peers = frame[(frame["indicator"] == "2.2-N15428") & (frame["role"] == "peer")]
    hidden = peers[peers["value"].isna()]
    assert list(hidden["area"]) == [PEER] and list(hidden["missing"]) == ["suppressed"]
    assert row["peer_mean"] == pytest.approx(peers["value"].mean()) and row["peer_n"] == len(peers) - 1
    drawn = next(b for b in section(secretive, secretive.programme.indicator("2.2-N15428")) if "jamforelse" in repr(b))
    assert drawn.table[PEER_NAME].tolist() == ["sekretess"]


def test_a_sum_that_lacks_one_secret_term_is_not_shown(secretive: Picture) -> None:
    rows = secretive.tables.observations
    at = rows[(rows["kpi"] == "N02201") & (rows["period"] == 2022) & (rows["gender"] == "T")].set_index("municipality")
    for whole in {"0000", "0006"} & set(at.index):
        assert at.loc[whole, "status"] == "sekretess" and pd.isna(at.loc[whole, "value"])
    assert pd.isna(secretive.assessments["2.1-N02201"]["country"])


def test_the_chart_says_why_there_is_no_value(secretive: Picture) -> None:
    (figure,) = (b for b in section(secretive, secretive.programme.indicator("1.2-N07410")) if "utveckling" in repr(b))
    table = figure.table.set_index(figure.table.columns[0])
    assert table.loc["Vaggeryd", "2021"] == "sekretess"
    notes = [n for n in figure.plot_json()["layout"]["annotations"] if n.get("hovertext")]
    assert [(n["text"], n["hovertext"], n["x"]) for n in notes] == [("sekretess", "2021: sekretess", 2021)]
    assert "Värde saknas: sekretess 2021." in figure.alt
