"""What several rooms call alike: the country's code and the months."""

from __future__ import annotations

# The country among the areas, as Kolada writes it.
COUNTRY = "0000"
MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
