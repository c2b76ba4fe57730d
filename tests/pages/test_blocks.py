from __future__ import annotations

import pypandoc
import pytest

from indicators.pages.blocks import Blocks, Text, bullets, heading, paragraphs, table


def test_empty_paragraphs_leave_no_trace() -> None:
    assert paragraphs("ett", "", " ", "två").markdown == "ett\n\ntvå"


def test_blocks_that_say_nothing_are_not_shown() -> None:
    assert len(Blocks([Text("ett"), None, Text(" ")])) == 1


def test_a_bar_in_a_cell_does_not_split_the_row() -> None:
    text = table(["A", "B"], [["x|y", r"redan \| skyddad"]], align="lr")
    html = pypandoc.convert_text(text, "html", format="markdown")
    assert html.count("<td") == 2
    assert "x|y" in html
    assert "redan | skyddad" in html


def test_a_line_break_in_a_cell_becomes_a_space() -> None:
    assert "| ett två |" in table(["A"], [["ett\ntvå"]], align="l")


@pytest.mark.parametrize(("rows", "align"), [([["ett"]], "lr"), ([["ett", "två", "tre"]], "lr"), ([["a", "b"]], "l")])
def test_a_table_with_rows_of_another_width_is_refused(rows: list[list[str]], align: str) -> None:
    with pytest.raises(ValueError, match="one cell a column"):
        table(["A", "B"], rows, align=align)


def test_headings_and_lists_are_pandoc_markdown() -> None:
    assert heading(2, "Mål", "mal") == "## Mål {#mal}"
    assert bullets(["ett", "två"]) == "- ett\n- två"


def test_a_column_stands_left_right_or_in_the_centre() -> None:
    assert "|:---|:---:|---:|" in table(["A", "B", "C"], [["1", "2", "3"]], align="lcr")
