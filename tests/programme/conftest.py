"""A small valid programme that each test spoils in one place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from indicators.programme import Programme, ProgrammeError, load_programme

ROOT = Path(__file__).resolve().parents[2]

SMALL = """\
id: prov
title: Program för Provköping
version_name: Version 1
status: antagen
date: 2020-02-19
reference: Dnr 1
municipality: "0665"
term: [2019, 2022]
purpose: Att pröva.
goals_lead: Kommunen ska vara
sources:
  beslut:
    title: Fullmäktige
    date: 2019-05-27
    link: https://example.org/beslut
  projekt:
    title: Förslag
    decision: false
supporting:
  - kpi: N00914
    title: Föregångare
    name: andelen förvärvsarbetande
    short: Förvärvsarbetande
    unit: procent
    unit_short: "%"
    kind: share
    decimals: 1
    direction: 1
conflicts:
  - id: konflikt
    name: Konflikt
    text: En konflikt.
    pull: [N15428]
    against: [N00914]
    mark: förslag
    source: projekt
goals:
  - id: "2"
    name: Mål 2
    text: lärande
    kind: overgripande
    mark: beslutat
    source: beslut
    sdg:
      - {number: 4, mark: förslag, source: projekt}
    criteria:
      - id: "2.1"
        name: Arbete
        mark: beslutat
        source: beslut
        dimension: social
        dimension_mark: förslag
        rollup: true
        map_indicator: null
      - id: "2.2"
        name: Lärande
        mark: beslutat
        source: beslut
        dimension: social
        dimension_mark: förslag
        rollup: true  # 2.2
        map_indicator: N15428
        indicators:
          - kpi: N15428
            title: Behöriga, andel (%)
            name: andelen behöriga
            short: Behöriga
            unit: procent
            unit_short: "%"
            noun: elever
            kind: share
            decimals: 1
            direction: 1
            max_age: 1
            basis: cohort
            proposal: quantile
            baseline_year: 2019
            influence: egen
            peer_group: G36109
            leaves_out: Andra elever ingår inte.
            values:
              - {year: 2022, target: 85, limit: 80, status: beslutad, reference: beslut}
            also_in: ["2.1"]
            mark: förslag
            source: projekt
"""

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes a main file with the given text and returns its path."""

    def writer(text: str) -> Path:
        path = tmp_path / "program.yml"
        path.write_text(text, encoding="utf-8")
        return path

    return writer


@pytest.fixture
def error_of(write: Write) -> Callable[[str], ProgrammeError]:
    """Return a function that loads a spoilt text and returns the error it must give."""

    def fail(text: str) -> ProgrammeError:
        with pytest.raises(ProgrammeError) as caught:
            load_programme(write(text))
        return caught.value

    return fail


@pytest.fixture(scope="session")
def real() -> Programme:
    """The project's own programme."""
    return load_programme(ROOT / "programme" / "2020-02-remiss.yml")
