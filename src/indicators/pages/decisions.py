"""Which of a report's targets are decided: counted once, for every sentence that speaks of all of them."""

from __future__ import annotations

from indicators.pages import long_term
from indicators.pages.picture import Picture
from indicators.words.decisions import Decisions
from indicators.words.row import code, figure


def decisions(picture: Picture) -> Decisions:
    """Return how many of the picture's indicators are judged against decided and proposed values."""
    rows = list(picture.assessments.values())
    decided = [row for row in rows if code(row, "target_status") == "decided"]
    proposed = sum(code(row, "target_status") == "proposed" for row in rows)
    far = sum(figure(row, "long_term") is not None and not long_term.decided(row) for row in decided)
    return Decisions(len(decided), proposed, far)
