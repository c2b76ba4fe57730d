"""A base may point elsewhere, but only by HTTPS, or by HTTP to this machine."""

from __future__ import annotations

import pytest

from indicators.errors import UsageError
from indicators.sources.providers import GEODATA, KOLADA, SCB, base_of


def test_without_a_variable_each_provider_is_asked_at_its_own_address_by_https() -> None:
    assert [str(base_of(each, {})) for each in (KOLADA, SCB, GEODATA)] == [
        "https://api.kolada.se/v3/",
        "https://statistikdatabasen.scb.se/api/v2/",
        "https://geodata.scb.se/geoserver/stat/",
    ]
    assert str(base_of(KOLADA, {"NULAGE_KOLADA_URL": "  "})) == "https://api.kolada.se/v3/"


@pytest.mark.parametrize(
    ("given", "base"),
    [
        ("https://mirror.example/v3", "https://mirror.example/v3/"),
        ("https://mirror.example:8443/", "https://mirror.example:8443/"),
        ("http://127.0.0.1:8000/kolada", "http://127.0.0.1:8000/kolada/"),
        ("http://127.8.9.1/", "http://127.8.9.1/"),
        ("http://localhost:1", "http://localhost:1/"),
        ("http://[::1]:8000/", "http://[::1]:8000/"),
    ],
)
def test_a_base_may_be_another_by_https_and_this_machine_by_http(given: str, base: str) -> None:
    assert str(base_of(KOLADA, {"NULAGE_KOLADA_URL": given}).join("kpi")) == f"{base}kpi"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("http://mirror.example/", "bara https"),
        ("http://127.0.0.1.example/", "bara https"),
        ("http://localhost.example/", "bara https"),
        ("http://10.0.0.1/", "bara https"),
        ("http://0.0.0.0/", "bara https"),
        ("ftp://mirror.example/", "ingen adress till en tjänst"),
        ("file:///tmp/x", "ingen adress till en tjänst"),
        ("mirror.example", "ingen adress till en tjänst"),
        ("https://", "ingen adress till en tjänst"),
        ("https://name:word@mirror.example/", "ingen adress till en tjänst"),
        ("https://mirror.example/?key=1", "ingen adress till en tjänst"),
        ("https://mirror.example/#part", "ingen adress till en tjänst"),
        ("https://mirror.example:port/", "är ingen adress"),
    ],
)
def test_any_other_address_is_wrong_use_that_names_the_variable(given: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as raised:
        base_of(SCB, {"NULAGE_SCB_URL": given})
    assert "NULAGE_SCB_URL" in str(raised.value)
    assert "name:word" not in str(raised.value)
