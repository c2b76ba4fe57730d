"""``nulage fetch``: wrong use ends with 2, no network with 1 and one sentence, and what was made is summed up."""

from __future__ import annotations

import socket

import pytest

from indicators import collecting
from indicators.sources.differences import Differences
from indicators.sources.fetching import Fetched
from indicators.workspace import Workspace

from .commands import assert_wrong_use, nulage, nulage_in_a_shell


def nobody() -> str:
    """Return an address on this machine where nobody answers."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{closed.getsockname()[1]}/"


@pytest.fixture(autouse=True)
def _nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("KOLADA", "SCB", "GEODATA"):
        monkeypatch.setenv(f"NULAGE_{name}_URL", nobody())


def raw_files(workspace: Workspace) -> list[str]:
    return sorted(str(path) for folder in workspace.raw.iterdir() for path in [folder, *folder.rglob("*")])


def test_without_a_network_it_is_one_clear_sentence_status_1_and_nothing_changed(workspace: Workspace) -> None:
    before = raw_files(workspace)
    result = nulage_in_a_shell("fetch")
    assert result.returncode == 1
    assert result.stderr.startswith("fel: Kolada går inte att nå (ingen förbindelse med 127.0.0.1)")
    assert len(result.stderr.strip().splitlines()) == 1
    assert raw_files(workspace) == before


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
    arguments: list[str], environment: dict[str, str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert_wrong_use(["fetch", *arguments], said)


@pytest.mark.parametrize(
    "arguments", [["--from", "i fjol"], ["--accept-fewer"], ["--small-areas", "ja"], ["--fresh", "ja"]]
)
def test_what_the_command_line_cannot_read_ends_with_status_2(arguments: list[str]) -> None:
    assert nulage("fetch", *arguments).exit_code == 2


def test_the_summary_names_the_snapshot_its_size_and_each_difference(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    differences = Differences(
        unanswered=("N00914", "N85069"),
        retitled=(("N09809", "Aktiva låntagare, antal/1000 inv", "Aktiva låntagare, andel (%)"),),
        regrouped=(("Liknande kommuner", "G37569", ("0617",), ("0662",)),),
        ungrouped=("G219302",),
        fewer=(("N15428", 2021, "K", 290, 280),),
        lost=(("N15428", 2020, "M", ".."),),
        unknown_fields=("Kolada, data: quality",),
    )
    made = Fetched("2026-11-23", workspace.raw / "2026-11-23", differences, 107, 569075)
    monkeypatch.setattr(collecting, "collect", lambda *_: made)
    result = nulage("fetch", "--no-small-areas")
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
    result = nulage("fetch", "--fresh")
    assert result.exit_code == 1
    assert result.stderr == (
        "avbrutet: inget uttag har ändrats; kör kommandot igen, så används det som redan är hämtat\n"
    )
