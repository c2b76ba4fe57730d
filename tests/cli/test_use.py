"""What holds for every command: help in Swedish, wrong use in one line, and an exit status that tells."""

from __future__ import annotations

import re
import shutil
import threading
from pathlib import Path
from urllib.request import urlopen

import pytest
import typer

from indicators.cli import app
from indicators.serving import NoReportError, site_server
from indicators.workspace import Workspace

from ..workspaces import PROGRAMME, ROOT, SNAPSHOT
from .commands import assert_wrong_use, nulage, nulage_in_a_shell

GROUP = typer.main.get_group(app)
COMMANDS = sorted(GROUP.commands)
ENGLISH = re.compile(r"\b(the|and|of|to|with|from|this|show|make|use)\b", re.I)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_listed_with_what_it_does_in_swedish(name: str) -> None:
    said = (GROUP.commands[name].help or "").strip()
    first = said.split(".")[0].split(";")[0].split(",")[0]
    assert first and first.split()[0] in nulage("--help").output
    options = [each for each in GROUP.commands[name].params if each.param_type_name == "option"]
    texts = [said, *(getattr(each, "help", None) or "" for each in options)]
    assert all(texts), f"an option of {name} says nothing"
    assert not [text for text in texts if ENGLISH.search(text)]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_named_in_the_readme(name: str) -> None:
    assert f"`nulage {name}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_names_no_command_that_does_not_exist() -> None:
    named = re.findall(r"`nulage ([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert set(named) <= set(COMMANDS)


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
    assert_wrong_use(arguments, said)


@pytest.mark.parametrize(
    "arguments", [["--nosuch"], ["report", "--year", "i fjol"], ["report", "--renderer", "word"], []]
)
def test_what_the_command_line_cannot_read_ends_with_status_2(arguments: list[str]) -> None:
    assert nulage(*arguments).exit_code == 2


def test_a_shell_gets_the_status_and_one_line_without_a_traceback() -> None:
    result = nulage_in_a_shell("build", "--municipality", "665")
    assert result.returncode == 2
    assert "inte fyra siffror" in result.stderr and len(result.stderr.strip().splitlines()) == 1


def test_debug_shows_the_traceback() -> None:
    result = nulage_in_a_shell("build", "--municipality", "665", "--debug")
    assert "Traceback" in result.stderr
    assert result.returncode != 0


def test_opening_a_report_that_is_not_made_says_how_to_make_it() -> None:
    result = nulage_in_a_shell("open", "--municipality", "0114", "--year", "2021")
    assert result.returncode == 1
    assert "nulage report" in result.stderr


def test_check_passes_on_the_project_itself() -> None:
    result = nulage_in_a_shell("check", "--snapshot", SNAPSHOT)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "84 indikatorer" in result.stdout
    assert "inga fel" in result.stdout


def test_check_names_file_and_line_of_an_error_in_the_programme(tmp_path: Path) -> None:
    wrong = Path(shutil.copy(ROOT / "programme" / f"{PROGRAMME}.yml", tmp_path / "fel.yml"))
    with wrong.open("a", encoding="utf-8") as file:
        file.write("\nokand_nyckel: 1\n")
    line = len(wrong.read_text(encoding="utf-8").splitlines())
    result = nulage("check", "--programme", str(wrong))
    assert result.exit_code == 1
    assert f"fel.yml:{line}" in result.stdout


def test_doctor_tells_what_is_there_and_what_is_missing(workspace: Workspace) -> None:
    result = nulage("doctor")
    assert result.exit_code == 0, result.output
    for name in ("Python", "papermill", "Webbläsare", "Quarto", "Uttag", SNAPSHOT):
        assert name in result.output


def test_the_serving_of_a_site_is_on_loopback_only(tmp_path: Path) -> None:
    with pytest.raises(NoReportError, match="nulage report"):
        site_server(tmp_path)
    (tmp_path / "index.html").write_text("<p>hej</p>", encoding="utf-8")
    with site_server(tmp_path) as server:
        threading.Thread(target=server.handle_request, daemon=True).start()
        assert server.server_address[0] == "127.0.0.1"
        with urlopen(f"http://127.0.0.1:{server.server_address[1]}/index.html", timeout=10) as answer:
            assert answer.read() == b"<p>hej</p>"
