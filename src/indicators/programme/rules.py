"""The rules between the fields of a programme: what is named must exist, once, and numbers must not contradict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from indicators.programme.indicator_rules import indicator_problems
from indicators.yaml_files.places import Place
from indicators.yaml_files.problems import Problem


@dataclass(frozen=True)
class Outline:
    """The main file, and each goal wherever it is written, as read and not yet trusted."""

    main: Place
    goals: tuple[Place, ...]
    around: tuple[Place, ...]
    comments: tuple[Place, ...] = ()

    def items(self, field: str) -> list[Place]:
        """Return the entries of a list that the main file and the shared files may have."""
        return [each for place in self.around for each in place.items(field)]

    @property
    def roots(self) -> list[Place]:
        """Every file: the main one, the goals' own, those that versions share, and the comments."""
        own = [goal for goal in self.goals if goal.tree is not self.main.tree]
        return [*self.around, *own, *self.comments]

    @property
    def sources(self) -> list[Place]:
        """The sources, a place for each file that has any."""
        return [inner for place in self.around if (inner := place.inner("sources"))]

    @property
    def subjects(self) -> frozenset[str]:
        """The ids of goals and criteria, and the nyckeltal, that something may be said about."""
        named = [each.get("id") for each in (*self.goals, *self.criteria)]
        return frozenset(str(each) for each in named) | self.judged

    @property
    def judged(self) -> frozenset[str]:
        """The nyckeltal of the indicators."""
        return frozenset(str(indicator.get("kpi")) for _, indicator in self.indicators)

    @property
    def kpis(self) -> frozenset[str]:
        """Every nyckeltal: of the indicators, and the supporting ones."""
        return self.judged | {str(each.get("kpi")) for each in self.items("supporting")}

    @property
    def criteria(self) -> list[Place]:
        return [criterion for goal in self.goals for criterion in goal.items("criteria")]

    @property
    def indicators(self) -> list[tuple[str | None, Place]]:
        """Each indicator with the id of the criterion it is written under."""
        return [(each.get("id"), indicator) for each in self.criteria for indicator in each.items("indicators")]


_IDENTIFIED = ("conflicts", "documents", "strategies", "bodies", "consultations", "management")


def problems_between(outline: Outline) -> list[Problem]:
    """Return everything that breaks a rule between fields; each rule stands in its own function."""
    found = [
        *_unknown_sources(outline),
        *_twice(outline.goals, "id"),
        *_twice(outline.criteria, "id"),
        *_twice([indicator for _, indicator in outline.indicators], "kpi"),
        *_twice(outline.items("supporting"), "kpi"),
        *(problem for field in _IDENTIFIED for problem in _twice(outline.items(field), "id")),
        *_sources_twice(outline),
        *_unknown_bodies(outline),
        *_criteria_of_other_goals(outline),
        *_unknown_criteria(outline),
        *_map_indicators_elsewhere(outline),
        *_unknown_kpis(outline),
        *_term(outline.main),
    ]
    for _, indicator in outline.indicators:
        found.extend(indicator_problems(indicator))
    return found


def _unknown_sources(outline: Outline) -> Iterator[Problem]:
    known = {name for named in outline.sources for name in named.data}
    remedy = "Lägg till den under sources, eller rätta stavningen."
    for place in (each for root in outline.roots for each in root.everywhere()):
        for field in _citing_fields(place):
            cited = place.get(field)
            if cited is not None and cited not in known:
                yield place.problem(field, f"källan {cited!r} finns inte", remedy)


def _sources_twice(outline: Outline) -> Iterator[Problem]:
    seen: dict[str, Place] = {}
    for sources in outline.sources:
        for name in sources.data:
            if name in seen:
                first = seen[name].problem(str(name), "", "")
                what = f"källan finns redan på {first.file}:{first.line}"
                yield sources.problem(str(name), what, "Behåll den ena av de två.")
            seen.setdefault(name, sources)


def _unknown_bodies(outline: Outline) -> Iterator[Problem]:
    known = {each.get("id") for each in outline.items("bodies")}
    for criterion in outline.criteria:
        responsible = criterion.inner("responsible")
        named = responsible.get("body") if responsible else None
        if responsible and named is not None and named not in known:
            yield responsible.problem("body", f"instansen {named!r} finns inte", "Lägg till den under bodies.")


_CITES = frozenset({"values"})


def _citing_fields(place: Place) -> tuple[str, ...]:
    """Return the fields that name a source; the main file's reference is a diary number, external.source a text."""
    if not place.path:
        return ("source",)
    if place.path[-1] == "external":
        return ("reference",)
    return ("source", "reference") if _CITES & {str(part) for part in place.path} else ("source",)


def _twice(places: Iterable[Place], field: str) -> Iterator[Problem]:
    seen: dict[str, Place] = {}
    remedy = "Visa det på flera ställen med also_in i stället." if field == "kpi" else "Ge den ena en annan beteckning."
    for place in places:
        value = place.get(field)
        if value is None:
            continue
        if value in seen:
            first = seen[value].problem(field, "", "")
            where = f"{first.file}:{first.line}"
            yield place.problem(field, f"{value!r} finns redan på {where}", remedy)
        seen.setdefault(value, place)


def _criteria_of_other_goals(outline: Outline) -> Iterator[Problem]:
    for goal in outline.goals:
        wanted = goal.get("id")
        for criterion in goal.items("criteria"):
            written = criterion.get("id")
            if wanted and written and written.split(".")[0] != wanted:
                yield criterion.problem(
                    "id",
                    f"kriteriet {written!r} står under mål {wanted!r}",
                    f"Flytta det till sitt mål, eller låt det börja med {wanted}.",
                )


def _unknown_criteria(outline: Outline) -> Iterator[Problem]:
    known = {criterion.get("id") for criterion in outline.criteria}
    for own, indicator in outline.indicators:
        for shown_in in indicator.words("also_in"):
            if shown_in not in known:
                yield indicator.problem(
                    "also_in", f"kriteriet {shown_in!r} finns inte", "Rätta beteckningen, eller lägg till kriteriet."
                )
            elif shown_in == own:
                yield indicator.problem("also_in", f"{shown_in!r} är indikatorns eget kriterium", "Ta bort det.")


def _map_indicators_elsewhere(outline: Outline) -> Iterator[Problem]:
    shown = [(where, each) for own, each in outline.indicators for where in [own, *each.words("also_in")]]
    for criterion in outline.criteria:
        mapped = criterion.get("map_indicator")
        own = {indicator.get("kpi") for where, indicator in shown if where == criterion.get("id")}
        if mapped is not None and mapped not in own:
            yield criterion.problem(
                "map_indicator",
                f"nyckeltalet {mapped!r} visas inte under kriteriet",
                "Välj ett av kriteriets nyckeltal, eller null.",
            )


def _unknown_kpis(outline: Outline) -> Iterator[Problem]:
    known = outline.kpis
    remedy = "Lägg till det som indikator eller under supporting."
    for conflict in outline.items("conflicts"):
        shows = conflict.inner("shows")
        named = [(conflict, "pull"), (conflict, "against"), *([(shows, "indicators")] if shows else [])]
        for place, field in named:
            for kpi in place.words(field):
                if kpi not in known:
                    yield place.problem(field, f"nyckeltalet {kpi!r} finns inte i programmet", remedy)
    for _, indicator in outline.indicators:
        before = indicator.inner("predecessor")
        if before is not None and before.get("kpi") not in known:
            yield before.problem("kpi", f"nyckeltalet {before.get('kpi')!r} finns inte i programmet", remedy)


def _term(main: Place) -> Iterator[Problem]:
    term = main.get("term", tuple)
    if term and len(term) == 2 and all(type(year) is int for year in term) and term[0] > term[1]:
        yield main.problem("term", "mandatperioden slutar före sitt första år", "Skriv första året först.")
