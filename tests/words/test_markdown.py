import pytest

from indicators.words.markdown import escape, unescape


@pytest.mark.parametrize(
    "text", ["{{< include x >}}", "[a](b)", "`x`{=html}", "::: {.x}", "# a", "@fig-x", "<b>", "$x$"]
)
def test_no_markup_survives(text):
    bare = escape(text).replace("\\\\", "")
    for place, sign in enumerate(bare):
        if sign in "{[`:#@<$":
            assert bare[place - 1] == "\\"


def test_line_breaks_become_one_space_and_plain_text_is_untouched():
    assert escape("a\n\n- b\t") == "a \\- b"
    assert escape("77,8 procent 2019–2022 (å)") == "77,8 procent 2019–2022 \\(å\\)"


def test_unescape_gives_back_what_was_escaped() -> None:
    text = r"a\b `c` *d* _e_ {f} [g] (h) <i> #1 +2 -3 !x | ~ ^ $ @ \"q\" 'q' = : & 77,8 % – å"
    assert unescape(escape(text)) == text
