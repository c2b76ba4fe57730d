"""Nothing that is only proposed reads as decided, in text, tables, charts or what is read aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from indicators.programme import Criterion, Goal
from indicators.words.agenda import SDG_NAMES

from .page_reader import flat, one_line
from .whole_report import WholeReport

UNDECIDED = "Förslag – inte beslutat"
# The only ways in which the report may say that something is decided; none of them is about a target or a limit.
ALLOWED = re.compile(
    r"\binte (?:är )?beslutad?e?t?\b"
    r"|är inte beslutat"
    r"|har, såvitt är känt, inte beslutat"
    r"|\b[Bb]eslutat mål (?:finns men är inte inläst|ej inläst|inte inläst|som inte är inläst)"
    r"|\bbeslutade mål som inte är inlästa"
    r"|\bUndantag: för \w+ indikatorer finns beslutade mål, men texten är inte inläst"
    r"|\bbeslutade (?:finansiella målen|målen för arbetsgivarpolitiken|målvärdena) är inte inlästa"
    r"|\bsina beslutade kriterier"
    r"|övergripande mål som kommunfullmäktige har beslutat"
    # ties to steering documents and to Agenda 2030, who has decided a document, and the heads of their columns
    r"|\b[Bb]eslutad?e?t?\s+eller\s+publicerad?e?t?\b"
    r"|\bDokument Beslutat av\b"
    r"|\bbeslutat eller förslag\b|\bbeslutat förslag; källan\b"
    r"|\bBeslut Beslutat mål Utfall\b"
)
DECIDED = re.compile(r"\b[Bb]eslutad?e?t?\b")
TARGET = re.compile(r"\b(?:[Mm]ål(?:värden?|värdet|värdena)?|[Gg]räns(?:en)?)\b")


def claims(text: str) -> list[str]:
    """Return every place where ``text`` says that something is decided, other than in the ways allowed."""
    rest = ALLOWED.sub(lambda match: "¤" * len(match[0]), text)
    return [text[max(0, found.start() - 40) : found.end() + 40] for found in DECIDED.finditer(rest)]


@pytest.mark.parametrize(
    "text",
    [
        "Det beslutade målvärdet 81,8 procent nåddes inte.",
        "Beslutad gräns: 72,9.",
        "Målvärdet är beslutat.",
        "Beslutade mål: 81,8.",
    ],
)
def test_a_text_that_calls_a_target_decided_would_be_found(text: str) -> None:
    assert len(claims(text)) == 1
    assert claims(f"{UNDECIDED}. Beslutat mål finns men är inte inläst.") == []


def test_the_word_decided_is_never_said_of_a_target_or_limit(vaggeryd: WholeReport) -> None:
    for name, page in vaggeryd.pages.items():
        assert DECIDED.search(page.visible), f"{name} should say what is not decided"
        assert claims(page.visible) == [], name
    assert claims(one_line(vaggeryd.paper_text)) == []


def test_every_page_and_the_cover_say_first_that_targets_are_only_proposed(vaggeryd: WholeReport) -> None:
    status = "Målvärden och gränser är förslag – inte beslutade."
    for page in vaggeryd.pages.values():
        first = next(section for section in page.sections if section.level == 1)
        assert status in first.prose[:200]
    assert flat(status) in flat(vaggeryd.paper[0])
    assert flat("inte beslutat några målvärden") in flat(vaggeryd.pages["index.html"].sections[1].prose)


def test_every_indicator_says_that_its_target_is_proposed_or_that_there_is_none(vaggeryd: WholeReport) -> None:
    for indicator in vaggeryd.programme.indicators:
        row, prose = vaggeryd.assessments.loc[indicator.id], vaggeryd.section(indicator).prose
        if row["long_term"] == row["long_term"]:
            assert row["target_status"] == "proposed", indicator.id
            said = f"{UNDECIDED}. Målvärdet"
        elif indicator.direction:
            said = "Inget målvärde föreslås"
        else:
            said = "visas som bakgrund och har inget målvärde"
        assert said in prose, indicator.id
        assert flat(said) in vaggeryd.paper_section(indicator), indicator.id


def test_every_verdict_against_a_target_calls_the_target_proposed(vaggeryd: WholeReport) -> None:
    judged = [each for each in vaggeryd.programme.indicators if vaggeryd.assessments.loc[each.id, "verdict"] != "na"]
    assert len(judged) > 50
    for indicator in judged:
        prose = vaggeryd.section(indicator).prose
        assert re.search(r"[Dd]et föreslagna målvärdet[^.]* nåddes", prose), indicator.id
        assert not re.search(r"(?<!föreslagna )(?<!långsiktiga )målvärdet,? [^.]*nåddes", prose), indicator.id


def drawn_texts(plot: object) -> Iterator[str]:
    """Yield every text in a figure's plotly JSON."""
    if isinstance(plot, dict):
        for name, value in plot.items():
            if name in ("name", "text", "hovertext", "title") and isinstance(value, str):
                yield value
            elif name not in ("template", "font", "hoverinfo"):
                yield from drawn_texts(value) if not isinstance(value, str) else ()
    elif isinstance(plot, list | tuple):
        for value in plot:
            yield from (value,) if isinstance(value, str) else drawn_texts(value)


def test_charts_twins_and_alternative_texts_call_every_target_and_limit_proposed(vaggeryd: WholeReport) -> None:
    marked = 0
    for name, figure in vaggeryd.figures.items():
        if name == "styrdokument-kopplingar":  # draws documents and goals, and no target
            continue
        rows = [row[0] for row in figure.rows]
        for text in [*drawn_texts(figure.plot), *rows, *re.split(r"(?<=\.) | och |, ", figure.alt)]:
            if TARGET.search(text):
                assert re.search("förslag|föreslag", text, re.I), (name, text)
                marked += 1
    assert marked > 500


def test_every_table_of_marks_and_of_proposals_says_that_it_holds_proposals(vaggeryd: WholeReport) -> None:
    for criterion in vaggeryd.programme.criteria:
        section = vaggeryd.criterion_section(criterion.id, criterion.goal)
        rows = vaggeryd.assessments[vaggeryd.assessments["criterion"] == criterion.id]
        if rows["target"].notna().any() or rows["limit"].notna().any():
            note = f"{UNDECIDED} Målvärden och gränser i tabellen är förslag."
            assert note in section.prose, criterion.id
    page = vaggeryd.pages["forslag.html"]
    assert f"{UNDECIDED} Alla gränser och målvärden är förslag" in page.sections[1].prose
    elsewhere = [other for other in vaggeryd.pages.values() if other is not page]
    proposed = vaggeryd.assessments.dropna(subset=["long_term"])
    tables = len(vaggeryd.programme.goals) + proposed["criterion"].nunique()
    assert sum(table.css == "forslag" for section in page.sections for table in section.tables) == tables
    assert not [t for other in elsewhere for section in other.sections for t in section.tables if t.css == "forslag"]


def test_every_paper_page_of_the_proposals_has_them_in_its_running_head(vaggeryd: WholeReport) -> None:
    holding = [
        text for text in vaggeryd.paper if re.search(r"^Indikator (Utgångsvärde Gräns|Ambition \d{4})", text, re.M)
    ]
    assert len(holding) >= 2
    for text in holding:
        assert "Förslag till gränser och målvärden" in text


def ties(item: Goal | Criterion, *, proposed: bool) -> tuple[list[str], list[str]]:
    """Return the names of the goals of Agenda 2030 and the numbers of the articles that the item is tied to."""
    wanted = "förslag" if proposed else "beslutat"
    goals = [f"{link.number} {SDG_NAMES[link.number]}" for link in item.sdg if link.mark == wanted]
    return goals, [str(link.number) for link in item.articles if link.mark == wanted]


def sentences(text: str, opening: str) -> list[str]:
    """Return what begins with ``opening`` (a pattern) up to the full stop, each time it is said."""
    return re.findall(rf"{opening} [^.]*(?=\.)", text)


def told_apart(prose: str) -> tuple[str, str, str]:
    """Return what is said before the mark of the proposed ties, the mark, and what is said after it."""
    found = re.search(rf"{UNDECIDED} (?=(?:Hållbarhet|Agenda 2030|Barnkonventionen):)", prose)
    return (prose[: found.start()], found[0], prose[found.end() :]) if found else (prose, "", "")


def test_every_proposed_tie_to_agenda_2030_and_the_child_convention_is_marked(vaggeryd: WholeReport) -> None:
    places = [
        (goal, next(s for s in vaggeryd.goal_page(goal.id).sections if s.level == 1))
        for goal in vaggeryd.programme.goals
    ]
    places += [(each, vaggeryd.criterion_section(each.id, each.goal)) for each in vaggeryd.programme.criteria]
    for item, section in places:
        decided_part, mark, proposed_part = told_apart(section.prose)
        for proposed in (True, False):
            openings = ("Agenda 2030:", "Barnkonventionen: (?:artikel|artiklarna)")
            for names, opening in zip(ties(item, proposed=proposed), openings, strict=True):
                said = sentences(proposed_part if proposed else decided_part, opening)
                assert len(said) == bool(names), (item.id, opening)
                for name in names:
                    assert re.search(rf"\b{re.escape(name)}\b", said[0]), (item.id, name)
                for text in said:
                    assert flat(f"{text}.") in vaggeryd.flat_paper, item.id
            assert not proposed or not any(ties(item, proposed=True)) or mark == f"{UNDECIDED} ", item.id


def test_a_proposed_criterion_and_every_proposed_dimension_is_marked(vaggeryd: WholeReport) -> None:
    for criterion in vaggeryd.programme.criteria:
        prose = vaggeryd.criterion_section(criterion.id, criterion.goal).prose
        assert f"{UNDECIDED} Hållbarhet: {criterion.dimension}." in prose, criterion.id
        heading = f"{criterion.id} {criterion.name}"
        assert prose.startswith(f"{heading} {UNDECIDED}") == (criterion.mark == "förslag"), criterion.id
    assert [each.id for each in vaggeryd.programme.criteria if each.mark == "förslag"] == ["4.4"]
