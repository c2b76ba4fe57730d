"""What a notebook gets from a figure, and that none goes without a sentence."""

from __future__ import annotations

import json

import pandas as pd
import plotly.graph_objects as go
import pytest

from indicators.figures import Figure, FigureError

TABLE = pd.DataFrame([["Vaggeryd", "77,8"]], columns=["Procent", "2022"])


def figure(alt: str = "Andelen var 77,8 procent.") -> Figure:
    plot = go.Figure(data=[{"type": "scatter", "x": [2022], "y": [77.8]}], layout={"template": {"layout": {}}})
    return Figure("2.2-N15428-utveckling", plot, alt, "Källa: Kolada.", TABLE, "Utveckling", 620, 340)


def test_the_notebook_output_holds_plot_sentence_and_metadata() -> None:
    data, metadata = figure()._repr_mimebundle_()
    assert set(data) == {"application/vnd.plotly.v1+json", "text/plain"}
    assert data["text/plain"] == "Andelen var 77,8 procent."
    assert data["application/vnd.plotly.v1+json"]["config"]["locale"] == "sv"
    assert metadata["nulagesbild"] == {
        "id": "2.2-N15428-utveckling",
        "alt": "Andelen var 77,8 procent.",
        "caption": "Källa: Kolada.",
        "heading": "Utveckling",
        "table": {"columns": ["Procent", "2022"], "rows": [["Vaggeryd", "77,8"]]},
        "width": 620,
        "height": 340,
    }


def test_the_output_is_plain_json_without_nan() -> None:
    data, metadata = figure()._repr_mimebundle_()
    assert json.loads(json.dumps([data, metadata], allow_nan=False)) == [data, metadata]


def test_a_figure_without_a_sentence_is_refused() -> None:
    with pytest.raises(FigureError, match=r"2\.2-N15428-utveckling"):
        figure(alt="  ")
