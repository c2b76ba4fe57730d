"""The looks of tables: what leads in to one, small ids in a row, and the shade that says a table goes on."""

from __future__ import annotations

import re
from pathlib import Path

import pypandoc

REPORT = Path(__file__).resolve().parents[2] / "report"
TABLE = "| A | B |\n|---|---|\n| Namn [namn-a namn-b]{.andring} | x |"


def rendered(markdown: str, to: str) -> str:
    filters = [f"--lua-filter={REPORT / name}" for name in ("tables.lua", "filter.lua")]
    return pypandoc.convert_text(markdown, to, format="markdown", filters=[], extra_args=filters)


def test_only_the_words_right_before_a_table_keep_to_it_on_paper() -> None:
    for table in (TABLE, f"::: {{.skillnader}}\n{TABLE}\n:::"):
        text = rendered(f"Först.\n\n**Programmet**\n\n{table}\n\nSist.", "typst")
        assert re.findall(r"#nb-ledtext\[\s*#strong\[(.*?)\]", text) == ["Programmet"]
    assert "ledtext" not in rendered(f"**Programmet**\n\n{TABLE}", "html")


def test_the_ids_of_changes_stand_on_the_site_and_not_on_paper() -> None:
    assert "namn-a" not in rendered(TABLE, "typst")
    assert '<span class="andring">namn-a namn-b</span>' in rendered(TABLE, "html")


def test_a_row_stays_on_one_page() -> None:
    assert "set table.cell(breakable: false)" in (REPORT / "typst-template.typ").read_text(encoding="utf-8")


def test_a_table_that_goes_on_has_a_shade_at_its_edge_on_screen_only() -> None:
    screen, paper = (REPORT / "theme.scss").read_text(encoding="utf-8").split("@media print")
    surface = screen.split("\n.tabellyta {")[1].split("}")[0]
    assert surface.count("linear-gradient(") == 4
    assert "background-attachment: local, local, scroll, scroll;" in surface
    assert "background-image: none;" in paper.split(".tabellyta {")[1].split("}")[0]
