"""The page of goal conflicts on the real programme and snapshot."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from indicators.figures.figure import Figure
from indicators.method.conflicts import levels, pairs
from indicators.outputs import write_tables
from indicators.pages import Picture, conflicts, open_picture, summary
from indicators.programme import indicator_frame
from indicators.words.conflict import pair
from indicators.words.numbers import number


def shown(blocks: object) -> str:
    """Return what a cell shows as text."""
    return "\n\n".join(str(block) for block in blocks) if isinstance(blocks, tuple) else str(blocks)


def figures(blocks: object) -> list[Figure]:
    """Return the figures a cell shows."""
    assert isinstance(blocks, tuple)
    return [block for block in blocks if isinstance(block, Figure)]


def plain_ranks(values: list[float]) -> list[float]:
    """Return ranks from 1, ties sharing the mean of theirs."""
    return [sum(v < x for v in values) + (sum(v == x for v in values) + 1) / 2 for x in values]


def plain_rho(first: list[float], second: list[float]) -> float:
    """Return Spearman's rho worked out with plain ranks and sums."""
    one, other = plain_ranks(first), plain_ranks(second)
    means = sum(one) / len(one), sum(other) / len(other)
    apart = [(a - means[0], b - means[1]) for a, b in zip(one, other, strict=True)]
    return sum(a * b for a, b in apart) / (sum(a * a for a, _ in apart) * sum(b * b for _, b in apart)) ** 0.5


def as_received(picture: Picture, kpi: str) -> dict[int, float]:
    """Return the snapshot's own totals of a nyckeltal up to the report year."""
    rows = picture.tables.observations
    mine = rows[(rows["kpi"] == kpi) & (rows["municipality"] == picture.municipality) & (rows["gender"] == "T")]
    known = mine[mine["value"].notna() & (mine["period"] <= picture.year)]
    return {int(period): float(value) for period, value in zip(known["period"], known["value"], strict=True)}


def by_hand(first: dict[int, float], second: dict[int, float]) -> tuple[int, float, int, float]:
    """Return n and rho of levels and of changes between adjacent years, both series turned already."""
    years = sorted(first.keys() & second.keys())
    steps = [year for year in years if year - 1 in first and year - 1 in second]
    changes = [[round(each[year] - each[year - 1], 10) for year in steps] for each in (first, second)]
    rho = plain_rho([first[year] for year in years], [second[year] for year in years])
    return len(years), rho, len(steps), plain_rho(*changes)


def turned(values: dict[int, float]) -> dict[int, float]:
    return {year: -value for year, value in values.items()}


def test_rho_of_inhabitants_and_emissions_each_is_that_of_plain_ranks(vaggeryd: Picture) -> None:
    wanted = by_hand(as_received(vaggeryd, "N01951"), turned(as_received(vaggeryd, "N00401")))
    rules = indicator_frame(vaggeryd.programme)
    both = rules[rules["kpi"].isin(["N01951", "N00401"])]
    (row,) = pairs(levels(vaggeryd.results.history, both, "0665")).to_dict("records")
    assert (row["n"], row["n_changes"]) == (wanted[0], wanted[2]) == (11, 7)
    assert row["rho"] == pytest.approx(wanted[1]) == pytest.approx(1 - 6 * 8 / (11 * 120))
    assert row["rho_changes"] == pytest.approx(wanted[3])


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        (("N01951", 1), ("N07702", -1), "levels_only"),
        (("N15428", 1), ("N17461", 1), "trade_off"),
        (("N01982", 1), ("N31816", -1), "synergy"),
        (("N00938", -1), ("N03002", 1), "trade_off"),
        (("N45700", 1), ("N45905", -1), "unclassified"),
    ],
)
def test_pairs_of_the_report_are_those_of_plain_ranks(
    vaggeryd: Picture, first: tuple[str, int], second: tuple[str, int], kind: str
) -> None:
    one, other = (
        values if direction > 0 else turned(values)
        for values, direction in ((as_received(vaggeryd, kpi), direction) for kpi, direction in (first, second))
    )
    n, rho, n_changes, rho_changes = by_hand(one, other)
    named = vaggeryd.evidence.named
    row = vaggeryd.evidence.pair(named(first[0]).id, named(second[0]).id)
    assert (row["n"], row["n_changes"]) == (n, n_changes)
    assert (row["rho"], row["rho_changes"]) == (pytest.approx(rho), pytest.approx(rho_changes))
    assert row["class"] == kind


@pytest.mark.parametrize("kpi", ["N85047", "N85048"])
def test_emissions_are_counted_as_totals(vaggeryd: Picture, kpi: str) -> None:
    each, people = as_received(vaggeryd, kpi), as_received(vaggeryd, "N01951")
    total = {year: -value * people[year] / 1000 for year, value in each.items()}
    wanted = by_hand(people, total)
    row = vaggeryd.evidence.pair(vaggeryd.evidence.named(kpi).id, "1.2-N01951")
    assert (row["n"], row["rho"], row["rho_changes"]) == (wanted[0], pytest.approx(wanted[1]), pytest.approx(wanted[3]))


def test_the_published_total_is_the_emission_each_times_the_inhabitants(vaggeryd: Picture) -> None:
    each, people = as_received(vaggeryd, "N00401"), as_received(vaggeryd, "N01951")
    total = as_received(vaggeryd, "N07702")
    assert total.keys() == each.keys()
    assert all(total[year] == pytest.approx(each[year] * people[year]) for year in total)


def test_no_emission_per_inhabitant_and_no_context_stands_in_the_pairs(vaggeryd: Picture) -> None:
    table = vaggeryd.evidence.pairs
    named = {*table["first"], *table["second"]}
    assert not named & {"1.1-N00401", "1.1-N85047", "1.1-N85048"}
    context = {each.id for each in vaggeryd.programme.indicators if each.direction == 0}
    assert context and not named & context
    mine = table[(table["first"] == "N45700") | (table["second"] == "N45700")]
    assert len(mine) == 1


def test_a_later_year_changes_nothing_of_an_earlier_report(vaggeryd: Picture) -> None:
    table = vaggeryd.at(year=2019).evidence.pairs
    assert table["last_year"].max() == 2019
    assert set(table["year"]) == {2019}


def test_what_is_not_judged_is_read_by_the_same_rules(vaggeryd: Picture) -> None:
    row = vaggeryd.evidence.rows["N07702"]
    assert (row["period"], row["baseline_period"]) == (2022, 2019)
    assert row["value"] == pytest.approx(as_received(vaggeryd, "N07702")[2022])
    assert vaggeryd.evidence.rows["N45700"]["period"] == 2021


def test_all_seven_conflicts_stand_on_the_page_the_decided_first_and_with_their_source(vaggeryd: Picture) -> None:
    text = shown(conflicts.declared(vaggeryd))
    places = [text.index(f"{{#{conflicts.anchor(each)}}}") for each in vaggeryd.programme.conflicts]
    assert places == sorted(places) and len(places) == 7
    assert text.count("Förslag – inte beslutat") == 2
    assert "Källa: Översiktsplan, samråd 2022" in text
    assert "Konflikten kan därför inte visas än." in text


def test_every_declared_pair_has_its_sentence_its_numbers_and_its_chart(vaggeryd: Picture) -> None:
    blocks = conflicts.declared(vaggeryd)
    text = shown(blocks)
    assert (
        "Antalet invånare har ökat samtidigt som utsläppen av växthusgaser totalt har minskat (2019–2022). "
        "Nivåerna följs åt, förändringarna inte. ρ\u00a0för nivåerna: 0,93 (11\u00a0gemensamma år, 2000–2022). "
        "ρ\u00a0för förändringarna: −0,07 (7\u00a0förändringar)."
    ) in text
    assert "Det visar inte att det ena beror på det andra." in text
    wanted = [(one, other) for each in vaggeryd.programme.conflicts for one in each.pull for other in each.against]
    assert [figure.id for figure in figures(blocks)] == [f"{one}-{other}-konflikt" for one, other in wanted]


def test_a_chart_says_its_values_in_words_and_in_its_twin(vaggeryd: Picture) -> None:
    chart = figures(conflicts.declared(vaggeryd))[0]
    assert "14\u00a0854 invånare" in chart.alt and "101\u00a0238 ton" in chart.alt
    assert chart.table["2022"].tolist() == ["14\u00a0854", "101\u00a0238"]
    assert chart.table["2011"].tolist()[1] == "saknas"


def test_the_counts_the_tables_and_the_matrix_tell_the_same(vaggeryd: Picture) -> None:
    table = vaggeryd.evidence.pairs
    count = table["class"].value_counts()
    text = shown(conflicts.matrix(vaggeryd))
    assert f"| Det ena bättre när det andra sämre | {count['trade_off']} |" in text
    assert f"| Bättre eller sämre samtidigt | {count['synergy']} |" in text
    questions, together = shown(conflicts.questions(vaggeryd)), shown(conflicts.synergies(vaggeryd))
    assert questions.count(" – ") == count["trade_off"] and questions.count("är det en målkonflikt?") == 1
    assert together.count(" – ") == count["synergy"]
    (drawn,) = figures(conflicts.matrix(vaggeryd))
    signs = {trace["name"]: len(trace["x"]) for trace in drawn.plot_json()["data"]}
    assert signs["det ena bättre när det andra sämre"] == count["trade_off"]
    assert signs["bättre eller sämre samtidigt"] == count["synergy"]


def test_on_the_screen_every_pair_long_enough_stands_with_its_class_and_n(vaggeryd: Picture) -> None:
    pairs = vaggeryd.evidence.pairs
    enough = pairs[pairs["class"] != "too_short"]
    text = shown(conflicts.matrix(vaggeryd))
    twin = text[text.index(":::: {.only-html}") :]
    assert (
        twin.count("\n| ") == len(enough) + 1
        and f"Alla par som är långa nog: {len(enough):,}.".replace(",", "\u00a0") in twin
    )
    levels = enough[enough["class"] == "levels_only"].iloc[0]
    series = vaggeryd.evidence.series
    [row] = [line for line in twin.splitlines() if pair(series[levels["first"]], series[levels["second"]]) in line]
    assert f"| {levels['n']} |" in row and "Nivåerna följs åt" in row
    assert "](assets/pairs.csv)" in text


def test_all_pairs_are_those_of_the_indicators_and_those_that_only_a_conflict_has(vaggeryd: Picture) -> None:
    declared = sum(each.only_declared for each in vaggeryd.evidence.series.values())
    own = len(vaggeryd.evidence.series) - declared
    assert own * (own - 1) // 2 + declared == len(vaggeryd.evidence.pairs) and declared == 1
    assert f"{own} indikatorer ger 3\u00a0240 par. Till dem kommer ett par" in shown(conflicts.matrix(vaggeryd))


def test_the_sentences_say_what_is_a_mean_and_per_what_and_that_rho_uses_single_years(vaggeryd: Picture) -> None:
    text = shown(conflicts.declared(vaggeryd))
    assert "Treårsmedelvärdet av antalet färdigställda bostäder per 1\u00a0000 invånare har ökat" in text
    assert "Antalet företag per 1\u00a0000 invånare har minskat" in text
    assert (
        "räknas på enskilda år, också för antalet färdigställda bostäder" in text and "diagrammen börjar 2010" in text
    )
    assert "Antalet företag per 1\u00a0000 invånare har minskat" in shown(summary.changes(vaggeryd))


def test_district_heating_is_held_against_the_emissions_of_the_two_years(vaggeryd: Picture) -> None:
    (known,) = [each for each in vaggeryd.programme.conflicts if each.id == "fjarrvarme"]
    gases, people = as_received(vaggeryd, "N07702"), as_received(vaggeryd, "N01951")
    oxides = {year: each * people[year] / 1000 for year, each in as_received(vaggeryd, "N85047").items()}
    assert gases[2021] < gases[2020] and oxides[2021] < oxides[2020]
    said = conflicts.between(vaggeryd, known)
    assert "visar ingen ökning 2020–2021" in said
    assert all(f"{number(each[year], 0)}" in said for each in (gases, oxides) for year in (2020, 2021))
    assert said in shown(conflicts.declared(vaggeryd)) and said in shown(summary.changes(vaggeryd))
    assert conflicts.between(vaggeryd.at(year=2020), known) == ""


def test_a_pair_that_is_declared_is_no_question(vaggeryd: Picture, monkeypatch: pytest.MonkeyPatch) -> None:
    text = shown(conflicts.questions(vaggeryd))
    assert "utpekad" not in text
    known = vaggeryd.programme.conflicts[-1].model_copy(update={"pull": ("N17461",), "against": ("N15428",)})
    changed = vaggeryd.programme.model_copy(update={"conflicts": (known,)})
    monkeypatch.setitem(vaggeryd.__dict__, "programme", changed)
    assert "(redan utpekad: Företagstillväxt och energi)" in shown(conflicts.questions(vaggeryd))


def test_the_page_says_that_it_shows_no_cause_and_that_some_pairs_pass_by_chance(vaggeryd: Picture) -> None:
    assert "Samvariation är inte orsak" in shown(conflicts.heading(vaggeryd))
    said = shown(conflicts.matrix(vaggeryd))
    assert "109 regeln, 10 procent" in said and "ungefär 14 fall av 100" in said
    for text in (said, shown(conflicts.questions(vaggeryd)), shown(conflicts.synergies(vaggeryd))):
        assert "Paren är inte fler än slumpen kan ge." in text


def test_more_pairs_than_chance_can_give_are_not_called_chance(
    vaggeryd: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = vaggeryd.evidence.pairs
    many = pairs.assign(**{"class": pairs["class"].replace("levels_only", "trade_off")})
    monkeypatch.setitem(vaggeryd.__dict__, "evidence", replace(vaggeryd.evidence, pairs=many))
    text = shown(conflicts.questions(vaggeryd))
    assert "inte fler än slumpen" not in text and "fler än slumpen väntas ge" in text


def test_the_heading_says_how_many_conflicts_figures_can_show(vaggeryd: Picture) -> None:
    said = shown(conflicts.heading(vaggeryd))
    assert "Sju målkonflikter är utpekade. Fem har kommunen pekat ut, två är rapportens förslag." in said
    assert "Två av dem kan visas med rapportens siffror och en till viss del; för fyra finns inga siffror." in said


def test_the_page_says_how_many_indicators_the_matrix_has_and_explains_rho_before_it_is_used(vaggeryd: Picture) -> None:
    assert "Matrisen visar 48 av 81 indikatorer." in shown(conflicts.matrix(vaggeryd))
    text = shown(conflicts.declared(vaggeryd))
    assert text.index("rangkorrelation") < text.index("för nivåerna")


def test_another_municipality_sees_only_conflicts_that_figures_can_show(kiruna: Picture) -> None:
    text = shown(conflicts.heading(kiruna)) + shown(conflicts.declared(kiruna))
    assert "Två målkonflikter är utpekade som förslag." in text
    assert "jordbruksmark" not in text and "Skillingaryd" not in text and "Vaggeryd" not in text
    assert len(figures(conflicts.declared(kiruna))) == 8
    assert "Frågor som siffrorna ställer" in shown(conflicts.questions(kiruna))


def test_in_the_baseline_year_nothing_is_said_to_have_moved() -> None:
    first = open_picture("0665", 2019, "2020-02-remiss", "2024-host")
    text = shown(conflicts.declared(first)) + shown(summary.changes(first))
    assert "samtidigt som" not in text and "har inte ändrats" not in text
    assert "2019 är utgångsår; ingen förändring att visa." in text
    assert "har ingen uppgift både för utgångsåret och för ett senare år" not in text


def test_page_one_links_to_each_conflict(vaggeryd: Picture) -> None:
    text = shown(summary.changes(vaggeryd))
    assert all(f"malkonflikter.qmd#{conflicts.anchor(each)}" in text for each in vaggeryd.programme.conflicts)
    assert "utsläppen av växthusgaser totalt har minskat" in text


def test_all_pairs_are_written_beside_the_report(vaggeryd: Picture, tmp_path: Path) -> None:
    write_tables(vaggeryd, tmp_path)
    known = vaggeryd.evidence.pairs
    assert len(pd.read_parquet(tmp_path / "pairs.parquet")) == len(known)
    assert pd.read_csv(tmp_path / "pairs.csv", dtype={"municipality": str})["class"].tolist() == known["class"].tolist()
    assert (tmp_path / "pairs.json").is_file()
