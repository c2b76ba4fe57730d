"""Page one: has the municipality become better, goal by goal, and what the picture cannot say."""

from __future__ import annotations

from indicators.method import have_we_become_better
from indicators.pages import conflicts
from indicators.pages.blocks import Text, bullets, paragraphs, table
from indicators.pages.blocks import heading as head
from indicators.pages.current_state import anchor, gaps
from indicators.pages.decisions import decisions
from indicators.pages.goals import verdict_cells
from indicators.pages.indicator import identifier
from indicators.pages.picture import Picture, Row
from indicators.pages.plan import page_of
from indicators.programme import Criterion
from indicators.records import records
from indicators.words import changes as moved
from indicators.words import marks, rollup
from indicators.words import summary as page_one
from indicators.words.markdown import escape
from indicators.words.noun import label
from indicators.words.numbers import counted_alike, rounded
from indicators.words.row import Row as AnyRow
from indicators.words.row import code
from indicators.words.sentence import joined

BASELINE = 2019
BASELINE_YEAR = (
    "{year} är utgångsår: rapporten visar nuläget och gör ingen bedömning. Gränser och målvärden för åren efter står "
    "på sidan [Uppföljning över åren](uppfoljning.qmd)."
)
YEAR_BY_YEAR = "Bedömningarna år för år står på sidan [Uppföljning över åren](uppfoljning.qmd)."


def heading(picture: Picture) -> Text:
    """Return the page's heading and, first of all, what the judgements stand on."""
    unread = sum(1 for each in picture.programme.indicators if each.decided_unread)
    return paragraphs(
        head(1, "Sammanfattning", "sammanfattning"),
        f"{page_one.first_line(picture.snapshot_label, decisions(picture))} {page_one.unread_line(unread)}".strip(),
        "" if picture.is_home else _borrowed(picture),
    )


def _borrowed(picture: Picture) -> str:
    return (
        f"Mål och kriterier kommer från {escape(picture.owner)} kommuns program. "
        f"De är inte beslutade i {escape(picture.place)}, "
        "och rapporten visar bara hur samma program skulle falla ut där."
    )


def answer(picture: Picture) -> Text:
    """Return whether the municipality has become better since 2019, with the counts and the rule.

    In the baseline year nothing is judged: then only that, and where the values of the years after are proposed.
    """
    title = head(2, "Har det blivit bättre?", "har-det-blivit-battre")
    if picture.year <= BASELINE:
        return paragraphs(title, BASELINE_YEAR.format(year=picture.year))
    rows = picture.results.assessments
    judged = rows[rows["direction"] != 0]
    better, worse, same = (int((judged["movement"] == key).sum()) for key in ("better", "worse", "unchanged"))
    verdict = have_we_become_better(better, worse)
    counts = rollup.total(_criterion_rows(picture))
    shown = int((rows["direction"] != 0).sum())
    return paragraphs(
        title,
        page_one.become_better(picture.place, BASELINE, verdict, better, worse, same),
        f"{page_one.verdict_counts(counts, decisions(picture).target)} {rollup.family_note(counts.total, shown)}",
        _kept_levels(picture),
    )


def _kept_levels(picture: Picture) -> str:
    """Return for how many of the met targets it is enough to keep the baseline's level."""
    met = [row for row in picture.assessments.values() if row["verdict"] == "met"]
    kept = [row for row in met if _same(row["long_term"], row["baseline"], int(row["decimals"]))]
    if not kept:
        return ""
    all_met, some = counted_alike([len(met), len(kept)])
    return (
        f"Räknade var för sig är målvärdet uppfyllt för {all_met} indikatorer. För {some} av dem är målvärdet att "
        "behålla nivån från utgångsåret."
    )


def _same(first: float, second: float, decimals: int) -> bool:
    return rounded(first, decimals) == rounded(second, decimals)


def _criterion_rows(picture: Picture) -> list[Row]:
    rollups = picture.results.rollups
    return records(rollups[rollups["level"] == "criterion"])


def goals(picture: Picture) -> Text:
    """Return one line a goal and a table of its criteria, each a link to where it is shown."""
    parts = [head(2, "Mål för mål", "mal-for-mal"), escape(picture.programme.goals_lead)]
    for goal in picture.programme.goals:
        row = picture.rollup("goal", goal.id)
        if row is not None:
            name = f"[{escape(goal.name)}]({page_of(goal.id)}.qmd)"
            parts.append(f"{marks.verdict_mark(row)} {name}: {escape(goal.text)}. {_counts_of(row)}")
    columns = ["Kriterium", "Sammanvägd bedömning", "Uppfyllt", "Delvis", "Inte", "Kan inte bedömas"]
    rows = [_criterion_row(picture, each) for each in picture.programme.criteria]
    parts.append(table(columns, rows, align="llrrrr", widths=[36, 20, 8, 8, 8, 10], css="kriterietabell"))
    return paragraphs(*parts, YEAR_BY_YEAR if picture.year > BASELINE else "")


def _counts_of(row: Row) -> str:
    return rollup.criterion_counts(rollup.counts(row))


def _criterion_row(picture: Picture, criterion: Criterion) -> list[str]:
    name = f"[{escape(criterion.id)} {escape(criterion.name)}]({page_of(criterion.goal)}.qmd#{anchor(criterion)})"
    mark = "" if criterion.mark == "beslutat" else f" {marks.proposal_mark()}"
    return [name + mark, *verdict_cells(picture, criterion)]


def changes(picture: Picture) -> Text:
    """Return the clearest gains and losses since the baseline, none in its own year, and the known goal conflicts."""
    if picture.year <= BASELINE:
        return paragraphs(*_conflicts(picture))
    pairs = [(picture.row(each), each) for each in picture.programme.indicators]
    parts = [head(2, "Tydligaste förändringarna", "forandringar")]
    for movement, title in (("better", "Förbättringar"), ("worse", "Försämringar")):
        found = moved.clearest(pairs, movement, most=5)
        items = [f"{moved.change(row, each)} {marks.verdict_mark(row)} {_link(picture, row)}" for row, each in found]
        parts += [f"**{title}**", bullets(items) if items else "Ingen tydlig förändring åt det hållet."]
    return paragraphs(*parts, _since(picture), moved.ORDER_RULE, *_conflicts(picture))


def _since(picture: Picture) -> str:
    """Return from when changes are counted where some indicators begin in another year, and what a mean is."""
    judged = [row for row in picture.assessments.values() if row["movement"] in {"better", "worse", "unchanged"}]
    others = any(row["baseline_period"] != BASELINE for row in judged)
    return moved.OTHER_YEARS.format(year=BASELINE) if others else ""


def _link(picture: Picture, row: AnyRow) -> str:
    indicator = picture.programme.indicator(code(row, "indicator"))
    return f"([{label(indicator)}]({page_of(indicator.goal)}.qmd#{identifier(indicator)}))"


def _conflicts(picture: Picture) -> list[str]:
    if not picture.programme.conflicts:
        return []
    items = []
    for each in picture.programme.conflicts:
        mark = "" if each.mark == "beslutat" else f" {marks.proposal_mark()}"
        missing = joined(escape(each.missing) if each.missing else "", conflicts.between(picture, each))
        name = f"**[{escape(each.name)}](malkonflikter.qmd#{conflicts.anchor(each)})**.{mark}"
        items.append(
            " ".join(part for part in (name, escape(each.text), conflicts.shown(picture, each) or missing) if part)
        )
    more = "Diagrammen, och alla par av indikatorer, finns på sidan [Målkonflikter](malkonflikter.qmd)."
    return [head(2, "Målkonflikter", "malkonflikter"), bullets(items), more]


def limits(picture: Picture) -> Text:
    """Return what the picture cannot say: what is not assessed, uncertain, outside the municipality's influence."""
    pairs = [(picture.row(each), each) for each in picture.programme.indicators]
    lacking = [(each, gaps(each)) for each in picture.programme.criteria]
    named = [f"{escape(each.id)} {escape(each.name)}: {text}" for each, text in lacking if text]
    return paragraphs(
        head(2, "Vad bilden inte kan säga", "vad-bilden-inte-kan-saga"),
        bullets([*page_one.cannot_say(pairs, picture.year), *named]),
    )
