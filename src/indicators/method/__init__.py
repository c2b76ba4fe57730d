"""The method: from figures to judgements, as pure functions of frames (docs/method.md)."""

from indicators.method.assess import assess, check_inputs
from indicators.method.certainty import gap_is_certain
from indicators.method.errors import ChosenValueError, CorrectionError, InputError, MethodError
from indicators.method.inputs import AMBITIONS, RULES, Inputs, Results
from indicators.method.rollup import have_we_become_better, roll_up
from indicators.method.rounding import round_half_away
from indicators.method.what_if import WhatIf, proposals_only, what_if

__all__ = [
    "AMBITIONS",
    "RULES",
    "ChosenValueError",
    "CorrectionError",
    "InputError",
    "Inputs",
    "MethodError",
    "Results",
    "WhatIf",
    "assess",
    "check_inputs",
    "gap_is_certain",
    "have_we_become_better",
    "proposals_only",
    "roll_up",
    "round_half_away",
    "what_if",
]
