from words_samples import SCHOOL, row

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
