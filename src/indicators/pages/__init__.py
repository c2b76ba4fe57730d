"""What the notebooks call: each module is a page, each function one cell's result."""

from indicators.pages.picture import Picture, open_picture

__all__ = ["Picture", "open_picture"]
