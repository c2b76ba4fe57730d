from indicators.words import captions
from indicators.words.captions import caption, own_work


def test_a_caption_gives_source_year_own_parts_and_id():
    assert caption("2.2-N15428-utveckling", "N15428", "hösten 2024", 2022, own_parts=["målvärde", "gräns"]) == (
        "Källa: Kolada (N15428), uttag hösten 2024. Senaste år 2022. Målvärde och gräns: egen bearbetning. "
        "Figur [2.2\\-N15428\\-utveckling]{.figur-id}."
    )


def test_own_calculations_never_name_kolada_as_their_source():
    windowed = caption("1.2-N07917-utveckling", "N07917", "hösten 2024", 2022, window=3)
    assert windowed.startswith("Egen bearbetning: treårsmedelvärden av N07917, uttag hösten 2024. Senaste år 2022.")
    assert "Kolada" not in windowed
    assert own_work() == "Egen bearbetning."


def test_outside_text_is_escaped():
    assert "]{.x}" not in caption("1", "N]{.x}", "{{< y >}}", None)
    assert "{{<" not in caption("1", "N1", "{{< y >}}", None)


def test_a_nyckeltal_of_the_municipalitys_own_names_no_provider_and_no_snapshot():
    text = caption("2.2-E00001-utveckling", "E00001", "hösten 2024", 2022)
    assert text.startswith("Egen uppgift (E00001). Senaste år 2022.")
    assert "Kolada" not in text and "uttag" not in text


def test_a_caption_names_every_code_that_is_drawn():
    assert captions.codes("N00914", "N02243", "") == "N00914 och N02243"
    assert captions.codes("", "U07451", "U07453") == "U07451 och U07453"
    assert captions.codes("", "N15428", "") == "N15428"
