"""Compared with others: rank, peers, county and country (docs/method.md, section 6)."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.words.indicator import IndicatorWords
from indicators.words.markdown import escape
from indicators.words.numbers import counted, listed, number, rounded
from indicators.words.row import Row, code, figure, whole
from indicators.words.sentence import joined, sentence
from indicators.words.units import brief, clear, difference, in_year, is_total, quantity

COLOUR_NOTE = "Färgen visar läget jämfört med andra, inte om resultatet är bra."
_QUARTER = {
    "green": "i den fjärdedel som ligger bäst till",
    "yellow": "i den hälft som ligger i mitten",
    "red": "i den fjärdedel som ligger sämst till",
}


def rank(row: Row) -> str:
    """Return the rank among all municipalities with a value, its quarter, and what the colour does not say."""
    place, among, colour = whole(row, "rank"), whole(row, "rank_n"), code(row, "colour")
    if place is None or among is None or colour not in _QUARTER:
        return ""
    first = f"Plats {number(place)} av {number(among)} (plats 1 är bäst), {_QUARTER[colour]}."
    return joined(first, COLOUR_NOTE)


def _share(row: Row) -> str:
    """Return how many municipalities miss the like limit; ``share_not`` is a share between 0 and 1."""
    share = figure(row, "share_not")
    if share is None or not 0 <= share <= 1:
        return ""
    if figure(row, "limit") is None and (code(row, "reason") != "no_target" or share == 0):
        return ""
    if share == 0:
        return "alla kommuner når motsvarande gräns"
    percent = number(100 * share)
    text = "mindre än 1" if percent == "0" else percent
    if code(row, "verdict") == "na" and code(row, "reason") == "no_target":
        return f"med en gräns beräknad som för andra indikatorer skulle {text} procent av kommunerna inte nå den"
    return f"{text} procent av kommunerna når inte motsvarande gräns"


def common_shock(row: Row, indicator: IndicatorWords) -> str:
    """Return the country's change since the baseline and the share of municipalities that miss the like limit."""
    country, change = figure(row, "country"), figure(row, "country_change")
    period, start = whole(row, "period"), whole(row, "baseline_period")
    if figure(row, "value") is None or period is None or start is None or period <= start:
        return ""
    share = _share(row)
    if country is None or change is None:
        return sentence(f"{share} {period}") if share else ""
    before = float(rounded(country - change, 6))
    amount = difference(country, before, indicator)
    if amount == 0:
        text = f"I riket var värdet oförändrat mellan {start} och {period}, {clear(country, indicator)}"
    else:
        verb = "steg" if amount > 0 else "sjönk"
        span = f"från {number(before, indicator.decimals)} till {clear(country, indicator)}"
        text = f"I riket {verb} värdet {span} mellan {start} och {period}"
    return f"{text}; {share}." if share else f"{text}."


def averages(row: Row, indicator: IndicatorWords) -> str:
    """Return the unweighted means of the peers and the county and the country's value, as far as they are known."""
    period, peers, count = whole(row, "period"), figure(row, "peer_mean"), whole(row, "peer_n")
    county, country = figure(row, "county_mean"), None if is_total(indicator) else figure(row, "country")
    if period is None:
        return ""
    means = []
    if peers is not None and count:
        means.append((peers, f"för {counted(count)} {'jämförbar kommun' if count == 1 else 'jämförbara kommuner'}"))
    if county is not None:
        means.append((county, "för länets kommuner"))
    if not means:
        return "" if country is None else f"I riket är värdet {in_year(quantity(country, indicator), period)}."
    written = [quantity, brief]
    parts = [f"{write(mean, indicator)} {whose}" for write, (mean, whose) in zip(written, means, strict=False)]
    text = f"Det ovägda medelvärdet {period} är {listed(parts)}"
    return f"{text}; i riket är värdet {brief(country, indicator)}." if country is not None else f"{text}."


def peer_group(title: str, year: int | None, members: Sequence[str]) -> str:
    """Return the comparison group with its year and its members, as the snapshot has them."""
    if not members:
        return ""
    when = f", {year} års indelning" if year is not None else ""
    names = listed([escape(member) for member in members])
    return f"Jämförelsegruppen är ”{escape(title)}”{when}: {names}."
