from dataclasses import dataclass

from words_samples import SCHOOL, row

from indicators.words import about
from indicators.words.about import influence, leaves_out, notes
from indicators.words.quality import quality


def test_influence_is_said_in_words():
    assert influence(SCHOOL.but(influence="liten")).startswith("Kommunen har liten rådighet")
    assert influence(SCHOOL.but(influence="")) == ""


def test_the_programmes_own_sentences_are_escaped_and_end_with_a_full_stop():
    indicator = SCHOOL.but(
        notes=("räknas på våren", "::: {.x}"), leaves_out="Omfattar inte [elever](x) i fristående skolor"
    )
    assert notes(indicator, own=("egen not.",)) == "Räknas på våren. \\:\\:\\: \\{.X\\}. Egen not."
    assert leaves_out(indicator) == "Omfattar inte \\[elever\\]\\(x\\) i fristående skolor."


def test_quality_codes_become_sentences():
    assert quality(row(quality="jump;pandemic;carried;suspect", period=2021)) == [
        "Värdet har ändrats ovanligt mycket på ett år.",
        "Värdet är från ett pandemiår, 2021.",
    ]
    assert quality(row(quality=None)) == []


@dataclass(frozen=True)
class After:
    kpi: str = "U07453"
    comparable: bool = False


def test_a_successor_is_drawn_or_said_to_have_no_values():
    assert about.successor("U07451", After(), 2022, drawn=False) == (
        "Efterföljaren U07453 har inga värden till och med 2022 i uttaget; bara U07451 visas."
    )
    assert about.successor("U07451", After(), 2026, drawn=True) == (
        "Efterföljaren U07453 ritas efter tidsseriebrottet under eget namn. Den jämförs inte med U07451 och bedöms "
        "inte här."
    )
    assert about.successor("U07451", After(comparable=True), 2026, drawn=False) == (
        "Efterföljaren U07453 får jämföras med U07451 och fortsätter samma serie."
    )
