"""``data/sources.yml``: ten ways to write it wrong, each told with file, line and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators.sources.listing import SourcesError, load_sources

ROOT = Path(__file__).resolve().parents[2]
TABLE = "tables:\n  - id: TAB6574\n    confirmed: false\n"


def test_the_projects_own_list_has_the_tables_seen_in_use_and_claims_none_as_confirmed() -> None:
    sources = load_sources(ROOT / "data" / "sources.yml")
    expected = ["TAB6574", "TAB6534", "TAB6680", "TAB6681", "TAB6682", "TAB6683", "TAB6684", "TAB6685", "TAB6638"]
    assert [each.id for each in sources.tables] == expected
    assert not any(each.confirmed for each in sources.tables)
    assert sources.first_year == 2000


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "sources.yml:1: filen: filen är tom"),
        ("first_year: 2000\n", "tables: fältet saknas"),
        (TABLE, "first_year: fältet saknas"),
        (f"first_year: 2000\n{TABLE}forst: 1\n", "sources.yml:5: forst: okänt fält"),
        (f"first_year: '2000'\n{TABLE}", "sources.yml:1: first_year: '2000' är inte ett heltal"),
        (f"first_year: 1900\n{TABLE}", "first_year: 1900 är för litet"),
        (f"first_year: 2000\n{TABLE.replace('TAB6574', 'BE0101')}", "sources.yml:3: id: 'BE0101' har fel form"),
        (f"first_year: 2000\n{TABLE.replace('false', 'nej')}", "sources.yml:4: confirmed: 'nej' är varken true"),
        (f"first_year: 2000\n{TABLE}{TABLE.removeprefix('tables:')[1:]}", "sources.yml:5: id: TAB6574 finns redan"),
        (f"first_year: 2000\n{TABLE.replace('confirmed', 'confirmd')}", "confirmd: okänt fält. Menas confirmed"),
        (f"first_year: 2000\n{TABLE}tables: []\n", "finns redan på rad 2"),
        ("first_year: [\n", "inte giltig YAML"),
        ("- 1\n", "filen börjar inte med fält"),
    ],
)
def test_what_is_wrong_is_told_with_file_line_and_remedy(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "sources.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourcesError) as raised:
        load_sources(path)
    assert said in str(raised.value), str(raised.value)
    assert "kan inte användas: " in str(raised.value)


def test_a_list_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourcesError, match="finns inte eller kan inte läsas"):
        load_sources(tmp_path / "sources.yml")
