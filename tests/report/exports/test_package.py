from __future__ import annotations

import csv
import hashlib
import io
import json

import pandas as pd
import pytest

from indicators.pages import Picture
from indicators.report.exports import data_files
from indicators.report.exports.package import as_csv, as_json


@pytest.fixture(scope="module")
def files(pictures: dict[str, Picture]) -> dict[str, bytes]:
    return data_files(pictures["2022"], ["csv", "json"])


def test_the_package_describes_each_file_as_it_is(files: dict[str, bytes]) -> None:
    package = json.loads(files["datapackage.json"])
    assert {each["path"] for each in package["resources"]} == set(files) - {"datapackage.json"}
    for each in package["resources"]:
        content = files[each["path"]]
        assert each["bytes"] == len(content)
        assert each["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_fields_and_keys_of_the_package_are_those_of_the_csv_files(files: dict[str, bytes]) -> None:
    for each in json.loads(files["datapackage.json"])["resources"]:
        if each["format"] != "csv":
            continue
        frame = pd.read_csv(io.BytesIO(files[each["path"]]), dtype=str)
        fields = [field["name"] for field in each["schema"]["fields"]]
        assert list(frame.columns) == fields
        assert not frame.duplicated(each["schema"]["primaryKey"]).any()
        numeric = [field["name"] for field in each["schema"]["fields"] if field["type"] in ("integer", "number")]
        for name in numeric:
            pd.to_numeric(frame[name].dropna())


def test_csv_and_json_hold_the_same_numbers_as_the_results(files: dict[str, bytes], outcome: Picture) -> None:
    frame = outcome.results.assessments.set_index("indicator")
    from_csv = pd.read_csv(io.BytesIO(files["assessments.csv"]), dtype={"municipality": str}).set_index("indicator")
    from_json = {row["indicator"]: row for row in json.loads(files["assessments.json"])}
    assert set(from_csv["municipality"]) == {"0665"}
    for name in ("value", "target", "limit", "pace_ratio"):
        pd.testing.assert_series_equal(from_csv[name], frame[name], check_index_type=False)
    assert from_json["2.2-N18409"]["value"] is None
    assert from_json["2.2-N15428"]["value"] == pytest.approx(float(frame.loc["2.2-N15428", "value"]))


def test_one_format_gives_its_files_and_the_package(outcome: Picture) -> None:
    assert set(data_files(outcome, ["csv"])) == {"assessments.csv", "rollups.csv", "targets.csv", "datapackage.json"}


def test_the_same_picture_gives_the_same_bytes(files: dict[str, bytes], outcome: Picture) -> None:
    assert data_files(outcome, ["csv", "json"]) == files


@pytest.mark.parametrize("text", ["=1+1", "+46", "-5", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_text_in_a_csv_file_is_a_formula_but_numbers_stay_numbers(text: str) -> None:
    frame = pd.DataFrame({"text": [text, "vanlig"], "tal": [-4.2, float("nan")], "sant": [True, False]})
    rows = list(csv.reader(io.StringIO(as_csv(frame).decode("utf-8"), newline="")))
    assert rows == [["text", "tal", "sant"], [f"'{text}", "-4.2", "true"], ["vanlig", "", "false"]]
    assert json.loads(as_json(frame))[0]["text"] == text
