"""How well a colour stands out: the contrast of WCAG 2.1, for the tests of figures and pages."""

from __future__ import annotations

from indicators.figures.theme import BACKGROUND


def contrast(colour: str, background: str = BACKGROUND) -> float:
    """Return the contrast ratio (1 to 21) of two ``#RRGGBB`` colours by WCAG 2.1."""
    light, dark = sorted((_luminance(colour), _luminance(background)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
