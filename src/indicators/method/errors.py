"""What can be wrong with the frames and the options the method is given."""

from __future__ import annotations

from indicators.errors import NulageError


class MethodError(NulageError):
    """The method was given something no judgement can be built on."""


class InputError(MethodError):
    """A frame lacks a column, or holds a value that breaks a rule of docs/method.md, section 11."""


class CorrectionError(MethodError):
    """A correction no longer fits the figures it was written for; the message names its line."""


class DecidedTargetError(MethodError):
    """A decided target is worse than the decided limit it goes with."""
