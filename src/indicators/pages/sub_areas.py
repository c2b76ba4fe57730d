"""The municipality's small areas (DeSO): maps of the report year, today's figures beside, turnout by district."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from indicators.figures import small_area_map
from indicators.pages.blocks import Blocks, Text, paragraphs, table
from indicators.pages.blocks import heading as head
from indicators.pages.picture import Picture
from indicators.records import records
from indicators.words import alt, captions
from indicators.words.markdown import escape
from indicators.words.numbers import listed, number
from indicators.words.row import figure

NO_AREAS = "Uttaget har inga uppgifter om delområden för {place}. Därför visas inga kartor."
NO_DISTRICTS = "Uttaget har inga uppgifter om valdeltagande per valdistrikt för {place}."
# Measured from one 31 December to the next, and so dated the year after the one they begin with.
FROM_THIS_YEAR_TO_NEXT = {"growth"}
AFTER = "Måttet går från {year} till året efter, eftersom uttaget inte har delområdenas folkmängd för tidigare år."
UNJUDGED = "Måtten visar skillnader inom kommunen. De bedöms inte: det finns inga målvärden för delområden."


def heading(picture: Picture) -> Text:
    """Return the page's heading and why small areas are shown."""
    why = (
        "Målen gäller hela kommunen. Kartorna visar kommunens delområden, som är SCB:s demografiska statistikområden "
        "(DeSO)."
    )
    missing = NO_AREAS.format(place=escape(picture.place))
    return paragraphs(
        head(1, "Delområden", "delomraden"), f"{why} {UNJUDGED}" if not _areas(picture).empty else f"{why} {missing}"
    )


def _areas(picture: Picture) -> pd.DataFrame:
    areas = picture.tables.small_areas
    return areas[areas["area"].str.startswith(picture.municipality)]


def maps(picture: Picture) -> Blocks:
    """Return a map with its table twin for each measure that a criterion names, under the criterion's name."""
    areas = _areas(picture)
    blocks: list[Any] = []
    for criterion in picture.programme.criteria:
        drawn = [block for name in criterion.small_areas for block in _map(picture, areas, criterion.id, name)]
        if drawn:
            anchor = f"delomraden-{criterion.id.lower().replace('.', '-')}"
            blocks += [Text(head(2, f"{escape(criterion.id)} {escape(criterion.name)}", anchor)), *drawn]
    return Blocks(blocks)


def _map(picture: Picture, areas: pd.DataFrame, criterion: str, measure: str) -> list[Any]:
    """Return the measure's extremes and map for the newest year the report may use; no figure is drawn hatched."""
    last = picture.year + (measure in FROM_THIS_YEAR_TO_NEXT)
    mine = areas[(areas["measure"] == measure) & ~areas["today"] & (areas["year"] <= last)]
    mine = mine[mine["year"] == mine["year"].max()]
    if mine.empty:
        return []
    first, year, name = mine.iloc[0], int(mine["year"].max()), f"{criterion}-{measure}-delomraden"
    own, given = captions.OWN.rstrip("."), str(first["source"])
    taken = given.removeprefix(own).removeprefix(" av ").strip()
    source = (
        captions.own_work(taken or None, None, year)
        if given.startswith(own)
        else captions.source(None, None, year, provider="SCB")
    )
    values = [(str(each["name"]), figure(each, "value")) for each in records(mine)]
    outlines = picture.tables.small_area_shapes
    shapes = outlines[outlines["area"].str.startswith(picture.municipality)]
    absent = shapes.loc[~shapes["area"].isin(mine["area"]), ["area", "name"]]
    drawn = small_area_map(
        pd.concat([mine, pd.DataFrame(absent)], ignore_index=True) if len(absent) else mine,
        shapes,
        id=name,
        title=str(first["label"]) if str(year) in str(first["label"]) else f"{first['label']}, {year}",
        unit_short=str(first["unit"]),
        decimals=int(first["decimals"]),
        caption=f"{source} {captions.figure_id(name)}",
        alt=alt.areas(
            alt.Measure(str(first["label"]), _unit(str(first["unit"])), int(first["decimals"])),
            year,
            f"{picture.place} kommuns delområden" if picture.is_home else "kommunens delområden",
            values,
            kind="delområden",
        ),
    )
    return [] if drawn is None else [Text(_extremes(values, first, year, picture.year)), drawn]


def _extremes(values: list[tuple[str, float | None]], first: pd.Series, year: int, reported: int) -> str:
    """Return the measure's highest and lowest value with their areas, and why its year is after the report's."""
    known = sorted((value, name) for name, value in values if value is not None)
    decimals, unit = int(first["decimals"]), _unit(str(first["unit"]))
    (least, low), (most, high) = known[0], known[-1]
    said = (
        f"{escape(str(first['label']))}: högst {number(most, decimals)} {unit} i {escape(high)}, lägst "
        f"{number(least, decimals)} {unit} i {escape(low)} ({year})."
    )
    return f"{said} {AFTER.format(year=reported)}" if year > reported else said


def _unit(short: str) -> str:
    return "procent" if short == "%" else short


def today(picture: Picture) -> Text:
    """Return the newest small-area figures as a table of their own, called today's, with their years."""
    areas = _areas(picture)
    newest = areas[areas["today"]]
    if newest.empty:
        return Text("")
    newest = newest[newest["year"] == newest.groupby("measure")["year"].transform("max")]
    names = list(dict.fromkeys(newest.sort_values("area")["name"]))
    parts = {str(measure): part for measure, part in newest.groupby("measure", sort=True)}
    rows = [_today_row(parts[measure], names) for measure in _by_criterion(picture, parts)]
    return paragraphs(
        head(2, "Läget idag", "laget-idag"),
        f"Senare uppgifter än {picture.year}. De ingår inte i någon bedömning.",
        table(["Mått (år)", *(escape(name) for name in names)], rows, align="l" + "r" * len(names), css="bred"),
        f"{captions.source(None, None, None, provider='SCB')}",
    )


def _by_criterion(picture: Picture, measures: Mapping[str, pd.DataFrame]) -> list[str]:
    """Return the measures in the order of the criteria that name them, then the others by what they are called."""
    named = dict.fromkeys(name for each in picture.programme.criteria for name in each.small_areas if name in measures)
    others = sorted(set(measures) - set(named), key=lambda name: str(measures[name]["label"].iloc[0]))
    return [*named, *others]


def _today_row(part: pd.DataFrame, names: list[str]) -> list[str]:
    first, values = part.iloc[0], part.set_index("name")["value"]
    known = {
        str(name): number(float(value), int(first["decimals"])) for name, value in values.items() if pd.notna(value)
    }
    unit = f", {first['unit']}" if first["unit"] else ""
    return [
        f"{escape(str(first['label']) + unit)} ({first['year']})",
        *(escape(known.get(str(name), "saknas")) for name in names),
    ]


def districts(picture: Picture) -> Text:
    """Return the turnout by voting district in the last municipal election, undistributed early votes named."""
    frame = picture.tables.districts
    mine = frame[(frame["municipality"] == picture.municipality) & (frame["year"] <= picture.year)]
    title = head(2, "Valdeltagande per valdistrikt", "valdistrikt")
    if mine.empty:
        return paragraphs(title, NO_DISTRICTS.format(place=escape(picture.place)))
    mine = mine[mine["year"] == mine["year"].max()]
    year, counted = int(mine["year"].max()), mine[~mine["undistributed"]]
    early = int(mine.loc[mine["undistributed"], "voters"].sum())
    rows = [
        _turnout(escape(str(each["name"])), each["eligible"], each["voters"])
        for each in records(counted.sort_values("code"))
    ]
    counted_by = listed(sorted(set(mine["source"])))
    everyone, eligible = int(mine["voters"].sum()), int(mine["eligible"].sum())
    rows.append(_turnout("Hela kommunen", eligible, everyone))
    note = (
        f"{number(early)} förtidsröster räknades till kommunen men inte till något distrikt. Distriktens deltagande är "
        "därför något för lågt, och distrikten kan inte jämföras med tidigare val. Valdistrikt är inte delområden, "
        "även om flera namn liknar varandra."
    )
    return paragraphs(
        title,
        table([f"Valdistrikt {year}", "Röstberättigade", "Röstande", "Deltagande"], rows, align="lrrr", css="distrikt"),
        note,
        f"{captions.source(None, None, year, provider=counted_by)} Andelar: egen bearbetning.",
    )


def _turnout(name: str, eligible: int, voters: int) -> list[str]:
    return [name, number(eligible), number(voters), f"{number(100 * voters / eligible, 1)} %"]
