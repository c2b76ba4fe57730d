"""``nulage fetch``: wrong use ends with 2, no network with 1 and one sentence, and what was made is summed up."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from indicators import collecting
from indicators.cli import app
from indicators.sources.differences import Differences
from indicators.sources.fetching import Fetched

ROOT = Path(__file__).resolve().parents[2]


def nobody() -> str:
    """Return an address on this machine where nobody answers."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{closed.getsockname()[1]}/"


def nulage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    import os

    command = [sys.executable, "-c", "from indicators.cli import main; main()", *arguments]
    base = nobody()
    bases = {f"NULAGE_{name}_URL": base for name in ("KOLADA", "SCB", "GEODATA")}
    return subprocess.run(
        command, cwd=ROOT, env=os.environ | bases | environment, capture_output=True, text=True, check=False
    )


def raw_files() -> list[str]:
    return sorted(str(path) for path in (ROOT / "data" / "raw").rglob("*"))


def test_without_a_network_it_is_one_clear_sentence_status_1_and_nothing_changed() -> None:
    before = raw_files()
    result = nulage("fetch")
    assert result.returncode == 1
    assert result.stderr.startswith("fel: Kolada går inte att nå (ingen förbindelse med 127.0.0.1)")
    assert len(result.stderr.strip().splitlines()) == 1
    assert raw_files() == before


@pytest.mark.parametrize(
    ("arguments", "environment", "said"),
    [
        (["--municipality", "665"], {}, "inte fyra siffror"),
        (["--municipality", "9999"], {}, "finns inte i uttaget"),
        (["--municipality", "../../x"], {}, "inte fyra siffror"),
        (["--programme", "finns-inte"], {}, "Kända program: 2020-02-remiss"),
        (["--from", "1066"], {}, "Ange ett år från 1970"),
        (["--from", "2999"], {}, "Ange ett år från 1970"),
        (["--accept-fewer", "N99999"], {}, "nyckeltalet hämtas inte"),
        (["--accept-fewer", "alla"], {}, "nyckeltalet hämtas inte"),
        ([], {"NULAGE_KOLADA_URL": "http://kolada.example/"}, "NULAGE_KOLADA_URL: bara https är tillåtet"),
        ([], {"NULAGE_KOLADA_URL": "kolada"}, "NULAGE_KOLADA_URL: 'kolada' är ingen adress"),
    ],
)
def test_wrong_use_ends_with_status_2_and_one_clear_line(
    arguments: list[str], environment: dict[str, str], said: str
) -> None:
    result = nulage("fetch", *arguments, **environment)
    assert result.returncode == 2, result.stderr
    assert said in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "arguments", [["--from", "i fjol"], ["--accept-fewer"], ["--small-areas", "ja"], ["--fresh", "ja"]]
)
def test_what_the_command_line_cannot_read_ends_with_status_2(arguments: list[str]) -> None:
    assert CliRunner().invoke(app, ["fetch", *arguments]).exit_code == 2


def test_the_summary_names_the_snapshot_its_size_and_each_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    differences = Differences(
        unanswered=("N00914", "N85069"),
        retitled=(("N09809", "Aktiva låntagare, antal/1000 inv", "Aktiva låntagare, andel (%)"),),
        regrouped=(("Liknande kommuner", "G37569", ("0617",), ("0662",)),),
        ungrouped=("G219302",),
        fewer=(("N15428", 2021, "K", 290, 280),),
        lost=(("N15428", 2020, "M", ".."),),
        unknown_fields=("Kolada, data: quality",),
    )
    made = Fetched("2026-11-23", ROOT / "data" / "raw" / "2026-11-23", differences, 107, 569075)
    monkeypatch.setattr(collecting, "collect", lambda *_: made)
    result = CliRunner().invoke(app, ["fetch", "--no-small-areas"])
    assert result.exit_code == 0, result.output
    said = result.output.replace("\u00a0", " ")
    assert "Nytt uttag 2026-11-23: 569 075 värden, 107 frågor till leverantörerna" in said
    for line in (
        "N00914: efterfrågades men besvarades inte",
        "N85069: efterfrågades men besvarades inte",
        "N09809: titeln har ändrats från 'Aktiva låntagare, antal/1000 inv' till 'Aktiva låntagare, andel (%)'",
        "G37569 Liknande kommuner: medlemmarna har ändrats (utan 0617; nya 0662)",
        "G219302: gruppen finns i programmet men inte hos Kolada",
        "N15428 2021 kvinnor: 280 områden mot 290 i förra uttaget",
        "N15428 2020 män: kommunens eget värde är nu sekretess",
        "nytt i svaren: Kolada, data: quality",
    ):
        assert line in said, line


def test_what_a_person_stops_is_told_in_one_line_about_snapshots(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(collecting, "collect", stopped)
    result = CliRunner().invoke(app, ["fetch", "--fresh"])
    assert result.exit_code == 1
    assert result.stderr == (
        "avbrutet: inget uttag har ändrats; kör kommandot igen, så används det som redan är hämtat\n"
    )
