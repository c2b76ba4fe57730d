import pytest
from words_samples import SCHOOL

from indicators.words.noun import subject


@pytest.mark.parametrize(
    ("name", "plural", "word", "pronoun"),
    [
        ("andelen behöriga till yrkesprogram", False, "andelen", "den"),
        ("antalet invånare", False, "antalet", "det"),
        ("utsläppen av växthusgaser", True, "utsläppen", "de"),
        ("den slutliga energianvändningen", False, "värdet", "det"),
        ("årets resultat", False, "värdet", "det"),
        ("kommunalt avfall", False, "värdet", "det"),
    ],
)
def test_the_pronoun_follows_the_noun_and_an_uncertain_noun_becomes_the_value(name, plural, word, pronoun):
    noun = subject(SCHOOL.but(name=name, plural=plural))
    assert (noun.word, noun.pronoun) == (word, pronoun)
