"""Why an indicator cannot be assessed: one sentence for each reason of docs/method.md, section 2."""

from __future__ import annotations

from collections.abc import Mapping

from indicators.words.indicator import IndicatorWords
from indicators.words.markdown import escape
from indicators.words.numbers import number, typeset
from indicators.words.row import Row, code, figure, whole
from indicators.words.sentence import lower, sentence
from indicators.words.units import brief, quantity

LEAD = "Kan inte bedömas"

REASONS: Mapping[str, str] = {
    "context": "indikatorn visas som bakgrund och har inget målvärde",
    "unconfirmed_title": "nyckeltalets titel har ändrats hos källan; en person måste bekräfta att det mäter samma sak",
    "baseline_year": "året är utgångsår",
    "retired": "indikatorn har upphört",
    "suppressed": "värdet omfattas av sekretess",
    "not_applicable": "indikatorn är inte tillämplig för kommunen",
    "total_missing": "totalvärdet saknas",
    "suspect_value": "värdet är sannolikt fel och har inte använts",
    "non_response": "bortfall: för få svar eller uppgift har inte lämnats",
    "not_published": "värdet är inte publicerat",
    "no_value": "uppgift saknas i underlaget; orsaken är inte känd",
    "too_old": "det senaste värdet är för gammalt",
    "series_break": "tidsserien är bruten, så värdet kan inte jämföras med utgångsvärdet",
    "no_new_value": "ingen ny mätning sedan utgångsåret",
    "no_target": "målvärde saknas",
}

_GAP_REASONS = {"non_response", "not_published", "no_value", "too_old", "no_new_value"}


def survey_gap(year: int | None, indicator: IndicatorWords) -> str:
    """Return the programme's own words on why there was no survey in ``year``, escaped, or nothing."""
    text = indicator.survey_gaps.get(year, "") if year is not None else ""
    return escape(lower(text.strip().rstrip(".")))


def _sexes_instead(row: Row, indicator: IndicatorWords) -> str:
    women, men = figure(row, "value_women"), figure(row, "value_men")
    first, second = indicator.sex_words or ("kvinnor", "män")
    if women is not None and men is not None:
        pair = f"{escape(first)} {number(women, indicator.decimals)} och {escape(second)}"
        return f"; {pair} {brief(men, indicator)}"
    if women is not None:
        return f"; {escape(first)} {quantity(women, indicator)}"
    return f"; {escape(second)} {quantity(men, indicator)}" if men is not None else ""


def _changed_title(row: Row) -> str:
    chosen, now = (escape(typeset(code(row, column))) for column in ("kpi_title", "unconfirmed_title"))
    return (
        f"nyckeltalets titel har ändrats hos källan från ”{chosen}” till ”{now}”; en person måste bekräfta att det "
        "mäter samma sak"
    )


def _no_state(row: Row) -> str:
    """Return that the value of the baseline year is missing, and why where that is known."""
    if figure(row, "value") is not None:
        return ""
    known = REASONS.get(code(row, "missing"))
    return f", och värde saknas: {known}" if known else ", och värde saknas"


def _no_target(row: Row, indicator: IndicatorWords) -> str:
    if indicator.decided_unread:
        return "beslutat mål finns men är inte inläst"
    if indicator.proposal == "none":
        return "inget målvärde är beslutat eller föreslaget"
    if figure(row, "baseline") is None:
        return f"utgångsvärde för {indicator.baseline_year} saknas, så inget målvärde kan föreslås"
    return REASONS["no_target"]


def cannot_be_assessed(row: Row, indicator: IndicatorWords) -> str:
    """Return ``Kan inte bedömas: …`` with the reason in words; without a known reason only that it cannot be."""
    reason, year = code(row, "reason"), whole(row, "year")
    text = REASONS.get(reason, "")
    if reason in _GAP_REASONS:
        text = survey_gap(year, indicator) or text
    if reason == "unconfirmed_title":
        text = _changed_title(row)
    elif reason == "context" and code(row, "unconfirmed_title"):
        text += f". Värdet visas inte: {_changed_title(row)}"
    elif reason == "baseline_year":
        text = f"{indicator.baseline_year} är utgångsår{_no_state(row)}"
    elif reason == "suspect_value" and year is not None:
        text = f"värdet för {year} är sannolikt fel och har inte använts"
    elif reason == "total_missing":
        text += _sexes_instead(row, indicator)
    elif reason == "no_target":
        text = _no_target(row, indicator)
    return sentence(f"{LEAD}: {text}" if text else LEAD)
