"""The follow-up over the years: verdicts of goals, criteria and indicators by year, and what moved between them."""

from __future__ import annotations

from itertools import pairwise

from indicators.figures.years import year_counts_chart
from indicators.pages.blocks import Blocks, Text, bullets, paragraphs, table
from indicators.pages.blocks import heading as head
from indicators.pages.decisions import decisions
from indicators.pages.goals import verdict_cells
from indicators.pages.locked import section
from indicators.pages.picture import Picture
from indicators.pages.plan import page_of
from indicators.pages.summary import BASELINE
from indicators.pages.year_cells import brief, judged, name_cell, per_criterion
from indicators.programme import Criterion, Goal
from indicators.words import captions, follow_up, marks, rollup
from indicators.words import summary as page_one
from indicators.words.alt import year_counts
from indicators.words.markdown import escape
from indicators.words.numbers import years as span
from indicators.words.rollup import Counts
from indicators.words.sentence import joined

FIGURE = "bedomning-per-ar"
HINDSIGHT = (
    "Alla år är bedömda nu, med samma uttag ({snapshot}) och samma program. När åren avslutades var en del av "
    "uppgifterna inte kända."
)
BASELINE_BASIS = (
    "{year} är utgångsår och bedöms inte. Kapitlet visar nuläget, gränsen och målvärdena för åren efter. Gränser och "
    "målvärden är förslag där inget annat sägs, beräknade i efterhand på uppgifter från {snapshot}."
)
COUNTED = "Här räknas alla {total} kriterier, interna mål och integrationsmål medräknade."
RISING = "Målvärdena kan ändras från år till år. Därför kan samma värde ge olika bedömning två år."
NOT_WEIGHED = "– betyder att målet inte vägs samman: det visas per kriterium."


def report_years(picture: Picture) -> list[int]:
    """Return the years the page shows: from the baseline to the report year, at most to the end of the term."""
    return list(range(BASELINE, max(BASELINE, min(picture.year, picture.programme.term[1])) + 1))


def of_years(picture: Picture) -> dict[int, Picture]:
    """Return the picture of every year the page shows."""
    return {year: picture.at(year=year) for year in report_years(picture)}


def heading(picture: Picture) -> Text:
    """Return the page's heading, on what the verdicts stand, and how many criteria had which verdict each year."""
    each = of_years(picture)
    term = picture.programme.term
    over = picture.year > max(term[1], BASELINE)
    late = f"Mandatperioden är {span(*term)}. Därför slutar tabellerna {max(each)}." if over else ""
    lines = [f"{year}: {_year_line(one)}" for year, one in each.items()]
    return paragraphs(
        head(1, "Uppföljning över åren", "uppfoljning"),
        joined(_basis(picture), "" if decisions(picture).decided else marks.proposal_mark()),
        *([COUNTED.format(total=len(picture.programme.criteria)), bullets(lines)] if len(lines) > 1 else []),
        late,
        "" if picture.year <= BASELINE else HINDSIGHT.format(snapshot=escape(picture.snapshot_label)),
    )


def overview(picture: Picture) -> Blocks:
    """Return the page's heading and the chart of the years."""
    return Blocks([heading(picture), *chart(picture)])


def _basis(picture: Picture) -> str:
    """Return on what the verdicts stand; for the baseline year that there are none."""
    if picture.year <= BASELINE:
        return BASELINE_BASIS.format(year=picture.year, snapshot=escape(picture.snapshot_label))
    return page_one.first_line(picture.snapshot_label, decisions(picture))


def _year_line(picture: Picture) -> str:
    if picture.year <= BASELINE:
        return "utgångsår. Rapporten visar nuläget och gör ingen bedömning."
    verdicts = [_verdict(picture, each) for each in picture.programme.criteria]
    text = rollup.criterion_counts(Counts(*(verdicts.count(code) for code in marks.VERDICTS)))
    return text[:1].lower() + text[1:]


def _verdict(picture: Picture, criterion: Criterion) -> str:
    row = picture.rollup("criterion", criterion.id)
    return "na" if row is None else str(row["verdict"])


def chart(picture: Picture) -> Blocks:
    """Return how many targets were met, partly met, not met and not assessed each year; nothing for the baseline."""
    judged_years = {year: one for year, one in of_years(picture).items() if year > BASELINE}
    counts = {year: _counts(one) for year, one in judged_years.items()}
    if not counts:
        return Blocks([])
    caption = f"{captions.own_work(snapshot=picture.snapshot_label)} {captions.figure_id(FIGURE)}"
    alt = year_counts(picture.place, counts, marks.VERDICTS)
    return Blocks([year_counts_chart(counts, marks.VERDICTS, id=FIGURE, caption=caption, alt=alt)])


def _counts(picture: Picture) -> dict[str, int]:
    rollups = picture.results.rollups
    mine = rollups[rollups["level"] == "criterion"]
    return {code: int(mine[f"n_{code}"].sum()) for code in marks.VERDICTS}


def verdicts(picture: Picture) -> Text:
    """Return the verdict of every goal and criterion, a column a year."""
    each = of_years(picture)
    if picture.year <= BASELINE:
        return Text("")
    rows: list[list[str]] = []
    for goal in picture.programme.goals:
        rows.append(_goal_row(each, goal))
        rows += [_criterion_row(each, one) for one in picture.programme.criteria_of(goal.id)]
    not_weighed = any(picture.rollup("goal", goal.id) is None for goal in picture.programme.goals)
    columns = ["Mål och kriterium", *map(str, each)]
    widths = [30, 10, *[18] * (len(each) - 1)]
    return paragraphs(
        head(2, "Mål och kriterier", "bedomningar-per-ar"),
        table(columns, rows, align="l" * len(columns), widths=widths, css="ar"),
        NOT_WEIGHED if not_weighed else "",
    )


def _goal_row(each: dict[int, Picture], goal: Goal) -> list[str]:
    cells = []
    for year, picture in each.items():
        row = picture.rollup("goal", goal.id)
        cells.append("–" if row is None else follow_up.NOW if year <= BASELINE else marks.verdict_mark(row))
    return [f"[**{escape(goal.name)}**]({page_of(goal.id)}.qmd)", *cells]


def _criterion_row(each: dict[int, Picture], criterion: Criterion) -> list[str]:
    mark = "" if criterion.mark == "beslutat" else f" {marks.proposal_mark()}"
    return [
        f"{name_cell(criterion)}{mark}",
        *(_criterion_cell(picture, criterion) for picture in each.values()),
    ]


def _criterion_cell(picture: Picture, criterion: Criterion) -> str:
    if picture.year <= BASELINE:
        return follow_up.NOW
    why = brief(picture, criterion) if _verdict(picture, criterion) == "na" else ""
    return verdict_cells(picture, criterion)[0] + (f" ({why})" if why else "")


def movements(picture: Picture) -> Text:
    """Return what moved from each year to the next: counts of criteria and indicators, and the criteria that moved."""
    each = [one for year, one in of_years(picture).items() if year > BASELINE]
    if len(each) < 2:
        return Text("")
    parts = [head(2, "Vad som ändrades mellan åren", "andrat-mellan-aren"), RISING, _each(each[-1]), follow_up.PANDEMIC]
    for before, after in pairwise(each):
        parts += [head(3, span(before.year, after.year), f"ar-{before.year}-{after.year}"), *_between(before, after)]
    return paragraphs(*parts)


def _each(picture: Picture) -> str:
    """Return that every indicator is counted here, and how many the chart counts, where that is fewer."""
    every, drawn = len(judged(picture)), sum(_counts(picture).values())
    if every == drawn:
        return ""
    return (
        f"Här räknas var och en av de {every} indikatorerna. I diagrammet är de {drawn}, eftersom de som mäter nästan "
        "samma sak räknas en gång där."
    )


def _between(before: Picture, after: Picture) -> list[str]:
    criteria = [(each, _verdict(before, each), _verdict(after, each)) for each in after.programme.criteria]
    rows = [(str(before.row(one)["verdict"]), str(after.row(one)["verdict"])) for one in judged(after)]
    first, last = before.year, after.year
    words = follow_up.moves((old, new) for _, old, new in criteria)
    items = [
        f"{name_cell(each)}: {_mark(old)} {first}, {_mark(new)} {last}"
        for each, old, new in criteria
        if follow_up.direction(old, new) in {"better", "worse"}
    ]
    return [
        follow_up.moved(words, first, last, ("kriterium", "kriterier"), neuter=True),
        bullets(items),
        follow_up.moved(follow_up.moves(rows), first, last, ("indikator", "indikatorer"), neuter=False),
    ]


def indicators(picture: Picture) -> Text:
    """Return, criterion by criterion, value and verdict of every judged indicator, a column a year."""
    return per_criterion(of_years(picture))


def locks(picture: Picture) -> Text:
    """Return the locked verdicts beside today's, year by year; raise LockError when a locked file was changed."""
    return section(of_years(picture))


def _mark(code: str) -> str:
    return marks.verdict_mark({"verdict": code})
