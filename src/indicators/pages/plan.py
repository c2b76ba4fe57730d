"""Which pages a report has, in order, and which notebook runs make each page."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.programme import Programme

# Quarto takes about a second a page, so a report has few rich pages: a goal's page joins its criteria.
MOST_PAGES = 20
_GOAL_PAGES = {"I": ("interna-mal", "Interna mål"), "N": ("integration", "Integration")}


@dataclass(frozen=True)
class Run:
    """One run of a notebook: its file name, the run's own name and the parameter it has beside the common ones."""

    notebook: str
    name: str
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class PlannedPage:
    """A page: slug (file name and address), title in the navigation, and its runs in reading order."""

    slug: str
    title: str
    runs: tuple[Run, ...]


def _goal_page(programme: Programme, goal: str) -> PlannedPage:
    slug, title = _GOAL_PAGES.get(goal, (f"mal-{goal}", f"Mål {goal}"))
    criteria = [criterion.id for criterion in programme.criteria if criterion.goal == goal]
    runs = [Run("mal.ipynb", f"mal-{goal.lower()}", (("goal", goal),))]
    runs += [Run("kriterium.ipynb", f"kriterium-{each.lower()}", (("criterion", each),)) for each in criteria]
    runs += [Run("integration.ipynb", "integration")] if slug == "integration" else []
    return PlannedPage(slug, title, tuple(runs))


def _single(slug: str, title: str) -> PlannedPage:
    """Return a page of one notebook with the page's own name."""
    return PlannedPage(slug, title, (Run(f"{slug}.ipynb", slug),))


def _proposals(programme: Programme) -> PlannedPage:
    """Return the page of proposals: how they are made, then a run a goal for its three ambitions."""
    runs = [Run("forslag.ipynb", "forslag")]
    runs += [Run("forslag-mal.ipynb", f"forslag-{goal.id.lower()}", (("goal", goal.id),)) for goal in programme.goals]
    return PlannedPage("forslag", "Förslag till gränser och målvärden", tuple(runs))


def plan_pages(programme: Programme, home: bool = True) -> list[PlannedPage]:
    """Return the report's pages in reading order; the first is the site's first page.

    ``home`` is whether the report is of the programme's own municipality: only there the pages about the
    organisation have anything to say. Raises ValueError when a programme gives more pages than a report may have.
    """
    pages = [PlannedPage("index", "Sammanfattning", (Run("sammanfattning.ipynb", "sammanfattning"),))]
    pages += [_goal_page(programme, goal.id) for goal in programme.goals]
    pages += [
        _single("delomraden", "Delområden"),
        _single("uppfoljning", "Uppföljning över åren"),
        _single("malkonflikter", "Målkonflikter"),
        _proposals(programme),
    ]
    if home:
        pages += [
            _single("hushallning", "God ekonomisk hushållning"),
            _single("ansvar", "Ansvar och åtgärder"),
            _single("styrdokument", "Styrdokument"),
        ]
    pages.append(_single("agenda-2030", "Agenda 2030 och barnen"))
    if home:
        pages += [_single("remiss", "Remissen"), _single("strategier", "Politiska strategier")]
        pages.append(_single("versioner", "Versioner"))
    pages += [_single("revideringar", "Revideringar"), _single("metod", "Data och metod")]
    if len(pages) > MOST_PAGES:
        raise ValueError(f"{len(pages)} pages; a report has at most {MOST_PAGES}")
    return pages


def page_of(goal: str) -> str:
    """Return the file name (without ending) of the page that shows the goal."""
    return _GOAL_PAGES.get(goal, (f"mal-{goal}", ""))[0]
