"""What the report itself shows of what may be demanded of it: how many goals, movements, breakdowns; all counted."""

from __future__ import annotations

from indicators.pages.blocks import bullets
from indicators.pages.picture import Picture
from indicators.words.row import figure


def report_facts(picture: Picture) -> list[str]:
    """Return the paragraphs that say what this report shows, counted on its own programme and results."""
    lines = [_how_many(picture), _moved(picture), _current(picture), _groups(picture), _left_out(picture)]
    return ["**Det här visar rapporten**", bullets(lines), "Rapporten avgör inte om kraven är uppfyllda."]


def _how_many(picture: Picture) -> str:
    programme = picture.programme
    overall = [goal for goal in programme.goals if goal.kind == "overgripande"]
    criteria = [each for goal in overall for each in programme.criteria_of(goal.id)]
    measured = [each for each in criteria if programme.indicators_of(each.id)]
    behind = sum(len(programme.indicators_of(each.id)) for each in criteria)
    measurable = "Alla" if len(measured) == len(criteria) else f"{len(measured)} av dem"
    return (
        f"Programmet har {len(overall)} övergripande mål med {len(criteria)} kriterier. {measurable} har indikatorer, "
        f"tillsammans {behind}."
    )


def _moved(picture: Picture) -> str:
    rows = [row for row in picture.assessments.values() if row["direction"]]
    moved = sum(1 for row in rows if row["movement"] in ("better", "worse", "unchanged"))
    return f"Förflyttningen sedan utgångsåret visas för {_of(moved, len(rows))} indikatorer som ska bedömas."


def _current(picture: Picture) -> str:
    rows = list(picture.assessments.values())
    known = sum(1 for row in rows if figure(row, "value") is not None)
    return (
        f"Nuläget visas för {_of(known, len(rows))} indikatorer. Gränser och målvärden står under "
        "[Förslag till gränser och målvärden](forslag.qmd)."
    )


def _groups(picture: Picture) -> str:
    rows = list(picture.assessments.values())
    sexes = sum(1 for row in rows if figure(row, "value_women") is not None and figure(row, "value_men") is not None)
    places = {measure for each in picture.programme.criteria for measure in each.small_areas}
    return (
        f"Kvinnor och män visas var för sig för {_of(sexes, len(rows))} indikatorer. {len(places)} mått visas för "
        "[delområden](delomraden.qmd)."
    )


def _left_out(picture: Picture) -> str:
    said = sum(1 for each in picture.programme.indicators if each.leaves_out)
    return f"För {_of(said, len(picture.programme.indicators))} indikatorer står det vilka de inte omfattar."


def _of(some: int, all_of_them: int) -> str:
    return f"alla {some}" if some == all_of_them else f"{some} av {all_of_them}"
