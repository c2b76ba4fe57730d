"""The pages folder: a Quarto project of its own, with the figures' data and nothing from elsewhere."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from runpy import run_path

import pytest
import typer
from report_samples import INFO, ROOT, YEARS, chart, draw, figure_output, markdown_output, save_notebook, sources
from ruamel.yaml import YAML

from indicators.cli import app
from indicators.pages.plan import plan_pages
from indicators.programme import load_programme
from indicators.report import PageError, PageSource, PagesProject, RenderError, render, write_pages
from indicators.report.project import FONTS, THEME_FILES, script_json

CONFIGURATION = ROOT / "_quarto.yml"
THEME = ROOT / "report"


def read_yaml(path: Path) -> dict:
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


def test_the_folder_holds_pages_whole_report_data_theme_and_fonts(project: PagesProject) -> None:
    found = {path.relative_to(project.folder).as_posix() for path in project.folder.rglob("*") if path.is_file()}
    pages = {"index.qmd", "mal-2.qmd", "mal-3.qmd", "rapport.qmd", "_quarto.yml"}
    data = {f"figures/{name}.{kind}" for name in project.figures for kind in ("json", "svg")}
    assets = {f"assets/fonts/{name}" for name in (*FONTS, "LICENSE.txt")}
    assert found == pages | data | assets | set(THEME_FILES) | {"assets/plotly.min.js", "assets/site.js"}
    assert len(project.figures) == 9


def test_the_configuration_lists_this_reports_pages_and_has_no_pre_render_step(project: PagesProject) -> None:
    config, root = read_yaml(project.folder / "_quarto.yml"), read_yaml(CONFIGURATION)
    assert config["project"]["render"] == ["index.qmd", "mal-2.qmd", "mal-3.qmd", "rapport.qmd"]
    assert "pre-render" not in config["project"]
    assert {"engine", "lang"} <= {key for key in root if root[key] == config[key]}
    assert config["filters"] == ["tables.lua", "filter.lua"]
    assert config["format"]["html"]["theme"] == ["default", "theme.scss"]
    texts = [entry["text"] for entry in config["website"]["sidebar"]["contents"]]
    assert texts == ["Sammanfattning", "Mål 2", "Mål 3", "Hela rapporten (PDF)"]
    assert "hösten 2024" in config["website"]["page-footer"]["left"]


def test_every_file_that_the_root_configuration_names_exists() -> None:
    config = read_yaml(CONFIGURATION)
    named = [*config["filters"], config["format"]["html"]["include-in-header"], config["project"]["pre-render"]]
    named += [name for name in config["format"]["html"]["theme"] if name != "default"]
    assert [name for name in named if not (CONFIGURATION.parent / name).is_file()] == []


def test_the_root_configurations_menu_is_the_reports_own_pages() -> None:
    programme = load_programme(CONFIGURATION.parent / "programme" / "2020-02-remiss.yml")
    entries = read_yaml(CONFIGURATION)["website"]["sidebar"]["contents"]
    planned = [(page.title, f"build/0665/2022/pages/{page.slug}.qmd") for page in plan_pages(programme)]
    assert [(entry["text"], entry["href"]) for entry in entries] == planned


def test_the_pre_render_step_calls_the_report_command_with_options_that_it_has() -> None:
    name, *options = run_path(str(THEME / "before_render.py"))["COMMAND"]
    command = typer.main.get_command(app).commands[name]  # type: ignore[attr-defined]
    given = command.make_context(name, list(options)).params
    assert (given["municipality"], given["year"], given["renderer"]) == ("0665", 2022, "builtin")


def test_the_scss_theme_has_both_section_lines_and_rules_that_are_plain_css() -> None:
    text = (THEME / "theme.scss").read_text(encoding="utf-8")
    defaults, rules = text.split("/*-- scss:rules --*/")
    assert "/*-- scss:defaults --*/" in defaults
    assert "$" not in rules
    assert rules.count("{") == rules.count("}")


def test_titles_with_quotes_and_colons_survive_the_front_matter(tmp_path: Path) -> None:
    path = save_notebook(tmp_path / "a.ipynb", markdown_output('# A: "b" ---\n\nText.'))
    info = replace(INFO, title="Läget: 'nu' {{< x >}}", place='"Habo"')
    write_pages([PageSource("index", 'Sida: "ett" # två', (path,))], tmp_path / "pages", info, ROOT)
    front = (tmp_path / "pages" / "index.qmd").read_text(encoding="utf-8").split("---\n")[1]
    assert YAML(typ="safe").load(front) == {"title": 'A: "b" ---'}
    report = (tmp_path / "pages" / "rapport.qmd").read_text(encoding="utf-8")
    assert "{{<" not in report
    assert YAML(typ="safe").load(report.split("---\n")[1])["format"]["typst"]["pdf-standard"] == ["a-2a", "ua-1"]


def test_figure_data_can_stand_inside_a_script_element(project: PagesProject) -> None:
    text = script_json({"a": "</script><!-- & \u2028"})
    assert not set(text) & set("<>&\u2028")
    assert json.loads(text) == {"a": "</script><!-- & \u2028"}
    stored = json.loads((project.folder / "figures" / f"{project.figures[0]}.json").read_text(encoding="utf-8"))
    assert set(stored) == {"data", "layout"}


def test_writing_again_gives_the_same_bytes_and_keeps_the_static_figures(tmp_path: Path) -> None:
    pages = sources(tmp_path / "notebooks")
    project = draw(write_pages(pages, tmp_path / "pages", INFO, ROOT))
    before = {path: path.read_bytes() for path in project.folder.rglob("*") if path.is_file()}
    write_pages(pages, tmp_path / "pages", INFO, ROOT)
    assert {path: path.read_bytes() for path in project.folder.rglob("*") if path.is_file()} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notebooks", "pages"]


def test_a_failed_writing_leaves_the_last_pages(tmp_path: Path) -> None:
    pages = sources(tmp_path / "notebooks")
    project = write_pages(pages, tmp_path / "pages", INFO, ROOT)
    bad = save_notebook(tmp_path / "bad.ipynb", figure_output("a", chart("A"), "Alt", caption=""))
    with pytest.raises(PageError):
        write_pages([*pages, PageSource("mal-4", "Mål 4", (bad,))], project.folder, INFO, ROOT)
    assert (project.folder / "index.qmd").is_file()


def test_one_figure_id_for_two_figures_is_refused_and_for_the_same_figure_not(tmp_path: Path) -> None:
    same = [figure_output("a", chart("A"), "Alt"), markdown_output("Mellan."), figure_output("a", chart("A"), "Alt")]
    path = save_notebook(tmp_path / "a.ipynb", *same)
    assert write_pages([PageSource("index", "A", (path,))], tmp_path / "pages", INFO, ROOT).figures == ("a",)
    other = save_notebook(tmp_path / "b.ipynb", figure_output("a", chart("B"), "Alt"))
    with pytest.raises(PageError, match="figuren a"):
        write_pages([PageSource("index", "A", (path, other))], tmp_path / "pages", INFO, ROOT)


def test_taking_figures_copies_each_and_names_one_that_is_missing(tmp_path: Path) -> None:
    path = save_notebook(tmp_path / "a.ipynb", figure_output("a", chart("A"), "Alt"))
    project = write_pages([PageSource("index", "A", (path,))], tmp_path / "pages", INFO, ROOT)
    assert project.drawings()[0].columns == ("Område", *YEARS)
    with pytest.raises(RenderError, match=r"a\.svg"):
        project.take_figures(tmp_path)
    (tmp_path / "a.svg").write_text("<svg/>", encoding="utf-8")
    project.take_figures(tmp_path)
    assert (project.folder / "figures" / "a.svg").read_text(encoding="utf-8") == "<svg/>"


def test_theme_and_configuration_are_those_of_the_checkout_that_is_given(tmp_path: Path) -> None:
    root = tmp_path / "annan"
    shutil.copytree(THEME, root / "report")
    (root / "_quarto.yml").write_text(CONFIGURATION.read_text(encoding="utf-8").replace("lang: sv", "lang: fi"))
    for name in ("header.html", "site.css", "rapport.typ"):
        path = root / "report" / name
        path.write_text(path.read_text(encoding="utf-8") + "\n/* annan */\n", encoding="utf-8")
    source = save_notebook(tmp_path / "a.ipynb", markdown_output("Text."))
    project = write_pages([PageSource("index", "A", (source,))], tmp_path / "pages", INFO, root)
    assert read_yaml(project.folder / "_quarto.yml")["lang"] == "fi"
    assert "annan" in (project.folder / "header.html").read_text(encoding="utf-8")
    site = render(project, tmp_path, "builtin").site
    assert "/* annan */" in (site / "assets" / "site.css").read_text(encoding="utf-8")
