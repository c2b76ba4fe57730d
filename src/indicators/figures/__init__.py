"""Figures of the report: charts and maps with their texts and table twins, and their static files."""

from indicators.figures.browser import DrawingError
from indicators.figures.conflict_matrix import conflict_matrix
from indicators.figures.conflicts import conflict_chart
from indicators.figures.county import county_map
from indicators.figures.figure import Drawing, Figure, FigureError
from indicators.figures.history import history_chart
from indicators.figures.peers import peer_chart
from indicators.figures.small_areas import small_area_map
from indicators.figures.static import Export, export

__all__ = [
    "Drawing",
    "DrawingError",
    "Export",
    "Figure",
    "FigureError",
    "conflict_chart",
    "conflict_matrix",
    "county_map",
    "export",
    "history_chart",
    "peer_chart",
    "small_area_map",
]
