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
    decided = re.search(r"```\ndecided:\n  (- \{.*?\})\n```", guide)
    assert decided is not None
    with_target = example.group(1).replace(
        "            mark: förslag", f"            decided: [{decided.group(1)[2:]}]\n            mark: förslag"
    )
    target = load_programme(write(with_target)).indicators[0].decided[0]
    assert (target.target, target.limit, target.long_term_year) == (85, 80, 2030)
