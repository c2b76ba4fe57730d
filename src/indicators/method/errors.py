"""What can be wrong with the frames and the options the method is given."""

from __future__ import annotations

from indicators.errors import NulageError


class MethodError(NulageError):
    """The method was given something no judgement can be built on."""


class InputError(MethodError):
    """A frame lacks a column, or holds a value that breaks a rule of docs/method.md, section 11."""


class CorrectionError(MethodError):
    """A correction no longer fits the figures it was written for; the message names its line."""


class ChosenValueError(MethodError):
    """A target written in the programme is worse than the limit it goes with, or has an unknown status."""
