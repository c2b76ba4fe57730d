"""What an executed notebook may hold, and that anything else is refused by notebook and cell."""

from __future__ import annotations

from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output
from report_samples import PLOTLY, chart, figure_output, markdown_output, save_notebook

from indicators.report import PageError
from indicators.report.model import ReportFigure
from indicators.report.notebook import read_notebook


def test_markdown_cells_texts_and_figures_come_in_order_and_code_and_parameters_do_not(tmp_path: Path) -> None:
    figure = figure_output("1.1-N1-utveckling", chart("A"), "Alt")
    cells = (new_markdown_cell("Sist."), new_code_cell("x = 1"))
    path = save_notebook(tmp_path / "a.ipynb", markdown_output("Först."), figure, cells=cells)
    first, drawn, last = read_notebook(path)
    assert (first, last) == ("Först.", "Sist.")
    assert isinstance(drawn, ReportFigure)
    assert (drawn.id, drawn.alt, drawn.width, drawn.height) == ("1.1-N1-utveckling", "Alt", 420, 320)
    assert drawn.columns[:2] == ("Område", "2010")


@pytest.mark.parametrize(
    ("output", "said"),
    [
        (new_output("stream", name="stderr", text="varning: x\n"), "varning: x"),
        (new_output("error", ename="KeyError", evalue="'N1'", traceback=[]), "KeyError"),
        (new_output("execute_result", data={"text/html": "<table>"}), "text/html"),
        (new_output("execute_result", data={"text/plain": "42"}), "text/plain"),
        (new_output("display_data", data={PLOTLY: {"data": [], "layout": {}}}), "nulagesbild"),
        (figure_output("1.1-N1-utveckling", chart("A"), ""), "saknar alt"),
        (figure_output("../ut", chart("A"), "Alt"), "'../ut'"),
        (figure_output("a", chart("A"), "Alt", table={"columns": ["a"], "rows": [["1", "2"]]}), "olika längd"),
    ],
    ids=["stream", "error", "html", "plain", "foreign-figure", "no-alt", "bad-id", "ragged-table"],
)
def test_unexpected_output_is_an_error_that_names_notebook_and_cell(tmp_path: Path, output: object, said: str) -> None:
    path = save_notebook(tmp_path / "fel.ipynb", markdown_output("Text."), output)
    with pytest.raises(PageError) as raised:
        read_notebook(path)
    assert "fel.ipynb, cell 5" in str(raised.value)
    assert said in str(raised.value)


def test_a_file_that_is_no_notebook_is_named(tmp_path: Path) -> None:
    path = tmp_path / "trasig.ipynb"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(PageError, match=r"trasig\.ipynb"):
        read_notebook(path)
