"""What can go wrong between the project and a data provider."""

from __future__ import annotations

from indicators.errors import NulageError


class FetchError(NulageError):
    """A provider could not be reached, or answered with something that cannot be trusted; nothing was changed."""


class UnansweredError(FetchError):
    """No whole answer came: the earlier ones are as good as they were, and the next try may use them."""
