"""Which renderer is used, what Quarto is asked to do, and that a failure leaves the last good report."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from indicators.errors import UsageError
from indicators.report import PagesProject, RenderError, quarto, render


@pytest.fixture
def no_quarto(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without Quarto."""
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nowhere" / "python"))


def test_without_quarto_the_built_in_renderer_is_used_and_said(
    no_quarto: None, project: PagesProject, tmp_path: Path
) -> None:
    result = render(project, tmp_path / "build")
    assert result.renderer == "builtin"
    assert result.version.startswith("pandoc ")
    assert "Quarto finns inte" in result.messages[0]


def test_quarto_is_called_with_the_pages_project_and_its_results_are_put_in_place(
    fake_quarto: Callable[..., Path], project: PagesProject, tmp_path: Path
) -> None:
    record = fake_quarto("1.10.18")
    result = render(project, tmp_path / "build")
    assert (result.renderer, result.version, result.messages) == ("quarto", "1.10.18", ())
    assert (record / "arguments").read_text(encoding="utf-8").split() == ["render", "."]
    assert (result.site / "index.html").read_text(encoding="utf-8") == "webb\n"
    assert result.pdf.read_text(encoding="utf-8") == "pdf\n"
    assert sorted(path.name for path in (tmp_path / "build").iterdir()) == ["rapport.pdf", "site"]


def test_the_project_that_quarto_sees_is_whole_and_lies_in_no_hidden_folder(
    fake_quarto: Callable[..., Path], project: PagesProject, tmp_path: Path
) -> None:
    record = fake_quarto("1.9.0")
    render(project, tmp_path / "build", "quarto")
    seen = record / "project"
    before = {path.relative_to(project.folder) for path in project.folder.rglob("*")}
    assert before == {path.relative_to(seen) for path in seen.rglob("*")}
    config = YAML(typ="safe").load((seen / "_quarto.yml").read_text(encoding="utf-8"))
    assert config["renderer"].replace("\\", "") == "Quarto 1.9.0"
    assert "Quarto 1.9.0" in config["website"]["page-footer"]["left"]
    inside = Path((record / "folder").read_text(encoding="utf-8").strip()).relative_to(tmp_path.resolve())
    assert not [part for part in inside.parts if part.startswith((".", "_"))]


def test_a_quarto_that_is_too_old_gives_way_to_the_built_in_renderer_with_a_word_why(
    fake_quarto: Callable[..., Path], project: PagesProject, tmp_path: Path
) -> None:
    record = fake_quarto("1.8.27")
    result = render(project, tmp_path / "build")
    assert result.renderer == "builtin"
    assert "Quarto 1.8.27 är för gammalt" in result.messages[0]
    assert not (record / "arguments").exists()
    with pytest.raises(RenderError, match=r"minst 1\.9"):
        render(project, tmp_path / "build", "quarto")


def test_a_quarto_that_fails_is_an_error_with_its_own_words_when_it_was_asked_for(
    fake_quarto: Callable[..., Path], project: PagesProject, tmp_path: Path
) -> None:
    fake_quarto("1.10.0", does="echo 'ERROR: YAML trasig'; exit 3")
    with pytest.raises(RenderError, match=r"status 3[\s\S]*YAML trasig"):
        render(project, tmp_path / "build", "quarto")
    result = render(project, tmp_path / "build", "auto")
    assert result.renderer == "builtin"
    assert "YAML trasig" in result.messages[0]


def test_a_quarto_that_makes_no_pdf_is_an_error(
    fake_quarto: Callable[..., Path], project: PagesProject, tmp_path: Path
) -> None:
    fake_quarto("1.10.0", does="mkdir site && echo webb > site/index.html")
    with pytest.raises(RenderError, match=r"ingen rapport\.pdf"):
        render(project, tmp_path / "build", "quarto")


def test_a_quarto_that_never_ends_is_stopped(
    fake_quarto: Callable[..., Path], project: PagesProject, tmp_path: Path
) -> None:
    fake_quarto("1.10.0", does="sleep 60")
    found = quarto.find_quarto()
    assert found is not None
    with pytest.raises(RenderError, match="inte klart på 1 sekunder"):
        quarto.render_to(project, tmp_path, found, seconds=1)


def test_a_command_that_only_looks_like_quarto_is_not_taken_for_it(fake_quarto: Callable[..., Path]) -> None:
    fake_quarto("hej")
    assert quarto.find_quarto() is None


def test_an_unknown_renderer_is_wrong_use(project: PagesProject, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="latex"):
        render(project, tmp_path, "latex")


def test_a_missing_static_figure_is_named_and_the_last_report_stays(project: PagesProject, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    shutil.copytree(project.folder, folder)
    mine = replace(project, folder=folder)
    good = render(mine, tmp_path / "build", "builtin")
    (folder / "figures" / "2.2-N15428-utveckling.svg").unlink()
    (folder / "figures" / "2.2-N15428-karta.svg").write_text("", encoding="utf-8")
    with pytest.raises(RenderError, match=r"2\.2-N15428-karta, 2\.2-N15428-utveckling"):
        render(mine, tmp_path / "build", "builtin")
    assert good.pdf.is_file() and (good.site / "index.html").is_file()


def test_a_page_that_typst_refuses_is_named_and_the_last_report_stays(project: PagesProject, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    shutil.copytree(project.folder, folder)
    mine = replace(project, folder=folder)
    good = render(mine, tmp_path / "build", "builtin").pdf.read_bytes()
    text = (folder / "rapport.qmd").read_text(encoding="utf-8")
    (folder / "rapport.qmd").write_text(text.replace('alt="Karta', 'alt="" data-x="Karta'), encoding="utf-8")
    (folder / "figures" / "2.2-N15428-karta.svg").write_text("<svg trasig", encoding="utf-8")
    with pytest.raises(RenderError, match=r"rapport\.qmd.*Typst säger"):
        render(mine, tmp_path / "build", "builtin")
    assert (tmp_path / "build" / "rapport.pdf").read_bytes() == good
    assert sorted(path.name for path in (tmp_path / "build").iterdir()) == ["rapport.pdf", "site"]
