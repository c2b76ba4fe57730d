from indicators.words.glossary import glossary


def test_the_glossary_is_in_swedish_order_and_in_whole_sentences():
    terms = [term for term, _ in glossary()]
    assert terms[0] == "Accepterad gräns"
    assert terms.index("Trend") < terms.index("Utgångsvärde")
    assert terms.index("Förslag – inte beslutat") > terms.index("Färg för placering")
    assert all(text[0].isupper() and text.endswith(".") and "  " not in text for _, text in glossary())


def test_the_target_is_introduced_under_both_its_names():
    explained = dict(glossary())
    assert "delmål, här målvärde" in explained["Målvärde"]
