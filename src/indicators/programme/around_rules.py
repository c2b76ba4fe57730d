"""The rules for what stands around the goals: documents, strategies, remiss, bodies, sound management, comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from indicators.yaml_files.places import Place
from indicators.yaml_files.problems import Problem

Known = frozenset[str]


@dataclass(frozen=True)
class Around:
    """Everything around the goals as read and not yet trusted, and the names that it may use.

    ``places`` are the main file and the shared ones; ``subjects`` goals, criteria and nyckeltal; ``versions`` the ids
    of the programmes in the folder.
    """

    programme: str
    places: tuple[Place, ...]
    comments: tuple[Place, ...]
    subjects: Known
    kpis: Known
    versions: Known

    def items(self, field: str) -> list[Place]:
        """Return the entries of a list in all files, those held to other versions left out."""
        return [each for place in self.places for each in place.items(field) if applies(each, self.programme)]

    def ids(self, field: str) -> Known:
        """Return the ids of the entries of a list, in whatever version."""
        return frozenset(str(each.get("id")) for place in self.places for each in place.items(field))


def applies(entry: Place, programme: str) -> bool:
    """Return whether a shared entry belongs to the version with the id ``programme``."""
    versions = entry.words("only_in")
    return not versions or programme in versions


def around_problems(around: Around) -> list[Problem]:
    """Return everything around the goals that names what does not exist, or contradicts itself."""
    rules = (_versions, _subjects, _kpis, _bodies, _documents, _strategies, _comments, _economy)
    return [problem for rule in rules for problem in rule(around)]


def _unknown(places: Iterable[Place], field: str, known: Known, what: str, remedy: str) -> Iterator[Problem]:
    for place in places:
        named = place.get(field)
        if named is not None and named not in known:
            yield place.problem(field, f"{what} {named!r} finns inte", remedy)


def _unknown_in(places: Iterable[Place], field: str, known: Known, what: str, remedy: str) -> Iterator[Problem]:
    for place in places:
        for named in place.words(field):
            if named not in known:
                yield place.problem(field, f"{what} {named!r} finns inte", remedy)


def _versions(around: Around) -> Iterator[Problem]:
    remedy = f"Versioner som finns: {', '.join(sorted(around.versions))}."
    everything = [inner for place in around.places for inner in place.everywhere()]
    yield from _unknown_in(everything, "only_in", around.versions, "programversionen", remedy)
    consultations = [each for place in around.places for each in place.items("consultations")]
    for field in ("programme", "next"):
        yield from _unknown(consultations, field, around.versions, "programversionen", remedy)
    yield from _unknown(around.comments, "programme", around.versions, "programversionen", remedy)


_SUBJECT = "Rätta beteckningen; det som är borta ur versionen kan hållas till en äldre med only_in."


def _subjects(around: Around) -> Iterator[Problem]:
    what = "målet, kriteriet eller nyckeltalet"
    governed = [
        tie
        for document in around.items("documents")
        for tie in document.items("governs")
        if applies(tie, around.programme)
    ]
    yield from _unknown(governed, "subject", around.subjects, what, _SUBJECT)
    yield from _unknown(around.items("contributions"), "subject", around.subjects, what, _SUBJECT)
    for consultation in own_consultations(around):
        for opinion in [*consultation.items("inputs"), *consultation.items("opinions")]:
            yield from _unknown_in(
                [opinion], "subjects", around.subjects, what, "Ta bort den, eller rätta till vad versionen har."
            )


def _kpis(around: Around) -> Iterator[Problem]:
    remedy = "Lägg till det som indikator eller under supporting."
    for field in ("strategies", "management"):
        yield from _unknown_in(around.items(field), "indicators", around.kpis, "nyckeltalet", remedy)


def _bodies(around: Around) -> Iterator[Problem]:
    known = around.ids("bodies")
    remedy = "Lägg till nämnden eller bolaget under bodies, eller rätta stavningen."
    consulted = [
        each
        for consultation in own_consultations(around)
        for field in ("bodies", "inputs", "opinions")
        for each in consultation.items(field)
    ]
    for places in (around.items("contributions"), consulted):
        yield from _unknown(places, "body", known, "instansen", remedy)
    yield from _unknown(own_consultations(around), "considered_by", known, "instansen", remedy)


def _documents(around: Around) -> Iterator[Problem]:
    documents = around.items("documents")
    known = around.ids("documents")
    yield from _unknown(documents, "replaced_by", known, "dokumentet", "Lägg till det under documents, eller rätta id.")
    for document in documents:
        if document.get("replaced_by") is not None and document.get("replaced_by") == document.get("id"):
            remedy = "Ange dokumentet som kom efter, eller ta bort fältet."
            yield document.problem("replaced_by", "dokumentet ersätter sig självt", remedy)
        first, last = document.number("valid_from"), document.number("valid_to")
        if first is not None and last is not None and last < first:
            yield document.problem("valid_to", "giltigheten slutar före sitt första år", "Rätta det ena året.")


def _strategies(around: Around) -> Iterator[Problem]:
    strategies = around.items("strategies")
    yield from _unknown(strategies, "criterion", around.subjects, "kriteriet", _SUBJECT)
    for strategy in strategies:
        term = strategy.get("term", tuple)
        if term and len(term) == 2 and all(type(year) is int for year in term) and term[0] > term[1]:
            yield strategy.problem("term", "perioden slutar före sitt första år", "Skriv första året först.")


def own_consultations(around: Around) -> list[Place]:
    """Return the consultations on this version of the programme."""
    return [each for each in around.items("consultations") if each.get("programme") == around.programme]


def _comments(around: Around) -> Iterator[Problem]:
    for comment in around.comments:
        if comment.get("programme") == around.programme:
            what = "målet, kriteriet eller nyckeltalet"
            yield from _unknown([comment], "subject", around.subjects, what, "Rätta till vad programmet har.")
            yield from _before_the_term(around, comment)


def _before_the_term(around: Around, comment: Place) -> Iterator[Problem]:
    """Yield a comment on a year before the version's term: no report of the version shows it."""
    year, term = Path(comment.tree.file).parent.name, around.places[0].get("term", tuple)
    if term and type(term[0]) is int and year.isdecimal() and int(year) < term[0]:
        what = f"mappen {year} är ett år före programmets period, så kommentaren visas inte"
        yield comment.problem("filen", what, f"Lägg den i comments/<år>/ för {term[0]} eller senare.")


def _economy(around: Around) -> Iterator[Problem]:
    goals, known = around.items("management"), around.ids("documents")
    yield from _unknown(goals, "document", known, "dokumentet", "Lägg till det under documents, eller rätta id.")
    for goal in goals:
        if goal.get("target") is None and goal.get("missing") is None:
            yield goal.problem(
                "target", "både target och missing saknas", "Skriv det beslutade målet, eller vad som saknas."
            )
