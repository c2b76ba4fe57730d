"""The guide's own example is a valid programme."""

from __future__ import annotations

import re

from indicators.programme import load_programme

from .conftest import ROOT, Write


def test_the_example_in_the_guide_can_be_loaded(write: Write) -> None:
    guide = (ROOT / "docs" / "programme.md").read_text(encoding="utf-8")
    example = re.search(r"```yaml\n(.*?)```", guide, re.DOTALL)
    assert example is not None
    programme = load_programme(write(example.group(1)))
    assert [each.id for each in programme.indicators] == ["1.1-N15428"]
    values = re.search(r"```\nvalues:\n((?:  - \{.*?\}\n)+)```", guide)
    assert values is not None
    rows = "".join(f"            {line}\n" for line in ["values:", *values.group(1).splitlines()])
    with_values = example.group(1).replace("            mark: förslag", f"{rows}            mark: förslag")
    proposed, decided = load_programme(write(with_values)).indicators[0].values
    assert (proposed.decided, proposed.ambition, proposed.reference) == (False, "medel", None)
    assert (decided.decided, decided.target, decided.limit, decided.long_term_year) == (True, 85, 80, 2030)
