from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from urllib.request import urlopen

import pytest
from typer.testing import CliRunner

from indicators.cli import app

ROOT = Path(__file__).resolve().parents[1]


def nulage(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from indicators.cli import main; main()", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def test_the_commands_of_the_project_are_there() -> None:
    shown = CliRunner().invoke(app, ["--help"]).output
    assert all(name in shown for name in ("report", "build", "check", "open", "doctor"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "--municipality", "665"], "inte fyra siffror"),
        (["build", "--municipality", "../x"], "inte fyra siffror"),
        (["build", "--municipality", "9999"], "finns inte i uttaget"),
        (["build", "--municipality", "0000"], "finns inte i uttaget"),
        (["build", "--year", "2018"], "från och med 2019"),
        (["build", "--programme", "finns-inte"], "Kända program: 2020-02-remiss"),
        (["build", "--snapshot", "../raw"], "Uttag som finns: 2024-host"),
        (["open", "--municipality", "abcd"], "inte fyra siffror"),
    ],
)
def test_wrong_use_ends_with_status_2_and_one_clear_line(arguments: list[str], said: str) -> None:
    result = nulage(*arguments)
    assert result.returncode == 2, result.stderr
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "arguments", [["--nosuch"], ["report", "--year", "i fjol"], ["report", "--renderer", "word"], []]
)
def test_what_the_command_line_cannot_read_ends_with_status_2(arguments: list[str]) -> None:
    assert nulage(*arguments).returncode == 2


def test_debug_shows_the_traceback() -> None:
    result = nulage("build", "--municipality", "665", "--debug")
    assert "Traceback" in result.stderr
    assert result.returncode != 0


def test_opening_a_report_that_is_not_made_says_how_to_make_it() -> None:
    result = nulage("open", "--municipality", "0114", "--year", "2021")
    assert result.returncode == 1
    assert "nulage report" in result.stderr


def test_check_passes_on_the_project_itself() -> None:
    result = nulage("check")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "84 indikatorer" in result.stdout
    assert "inga fel" in result.stdout


def test_check_names_file_and_line_of_an_error_in_the_programme(tmp_path: Path) -> None:
    source = (ROOT / "programme" / "2020-02-remiss.yml").read_text(encoding="utf-8")
    wrong = tmp_path / "fel.yml"
    wrong.write_text(source + "\nokand_nyckel: 1\n", encoding="utf-8")
    line = len(wrong.read_text(encoding="utf-8").splitlines())
    result = nulage("check", "--programme", str(wrong))
    assert result.returncode == 1
    assert f"fel.yml:{line}" in result.stdout


def test_doctor_tells_what_is_there_and_what_is_missing() -> None:
    result = nulage("doctor")
    assert result.returncode == 0, result.stdout
    assert all(name in result.stdout for name in ("Python", "papermill", "Webbläsare", "Quarto", "2024-host"))


def test_the_serving_of_a_site_is_on_loopback_only(tmp_path: Path) -> None:
    from indicators.serving import NoReportError, site_server

    with pytest.raises(NoReportError, match="nulage report"):
        site_server(tmp_path)
    (tmp_path / "index.html").write_text("<p>hej</p>", encoding="utf-8")
    with site_server(tmp_path) as server:
        threading.Thread(target=server.handle_request, daemon=True).start()
        assert server.server_address[0] == "127.0.0.1"
        with urlopen(f"http://127.0.0.1:{server.server_address[1]}/index.html", timeout=10) as answer:
            assert answer.read() == b"<p>hej</p>"
