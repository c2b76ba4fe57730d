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


def test_a_number_keeps_to_its_unit_and_is_whole_on_paper() -> None:
    text = rendered("## Andel 25–64 år\n\nDe är 66 kg/inv. per 100 000 invånare och 7–20 år.", "typst")
    heading, words = text.split("\n", 1)
    assert heading == "== Andel 25--64~år"
    assert "66~#box[kg/inv.] per 100~000~invånare" in words.replace("\n", " ")
    assert "#box[7--20]~år" in words.replace("\n", " ")
    assert "\u2060" not in text, "every dash of that font would be read with a joiner after it"


def test_sentences_right_before_a_figure_move_on_with_it_on_paper_and_only_there() -> None:
    charts = ":::: {.figurpar}\n::::"
    text = f"Före.\n\n{charts}\n\n::: {{.marken}}\nMärken.\n:::\n\nEtt.\n\nTvå.\n\n{charts}\n\nEfter."
    paper = rendered(text, "typst")
    kept = [" ".join(part.split("]")[0].split()) for part in paper.split("sticky: true, breakable: false)[")[1:]]
    assert kept == ["Märken.", "Ett.", "Två."]
    assert "sticky" not in rendered(text, "html") and "vidfigur" not in rendered(text, "html")


def test_long_words_of_pace_and_trend_leave_room_for_the_values() -> None:
    mark = "[Nivån inte bibehållen]{.pace .lost}"
    row = f"| {'Behöriga till yrkesprogram ' * 2} | 6,82\u00a0(2022) | {mark} | {'ord ' * 30} |"
    widths = re.search(r"columns: \((.*?)\)", rendered(f"| A | B | C | D |\n|-|-|-|-|\n{row}", "typst"))
    assert widths is not None
    shares = [float(share.strip().rstrip("%")) for share in widths[1].split(",")]
    assert shares[1] * 1.22 >= len("6,82 (2022)") and shares[2] < shares[0]
