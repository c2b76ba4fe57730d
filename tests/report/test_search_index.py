"""What the search index holds of a page."""

from __future__ import annotations

import json

from indicators.report.search_index import search_script, sections

PAGE = """<body><nav>Meny</nav><main><h1>Mål <em>2</em></h1><p>Av <strong>fem</strong>, två.</p><p>Slut.</p>
<h2 id="b">2.2 B</h2><table><tr><td>ett</td><td>två</td></tr></table><script type="application/json">{"a": 1}</script>
<details><summary>Visa</summary><p>dold</p></details><p>efter &lt;b&gt;</p><nav>Nästa</nav></main><p>Fot</p>"""


def test_text_stands_under_its_heading_with_words_apart_and_signs_together() -> None:
    first, second = sections(PAGE)
    assert (first.id, first.heading, first.text) == ("", "Mål 2", "Av fem, två. Slut.")
    assert (second.id, second.heading, second.text) == ("b", "2.2 B", "ett två efter <b>")


def test_the_script_gives_the_browser_the_entries_and_nothing_to_run() -> None:
    script = search_script({"mal-2.html": ("Mål 2", PAGE)})
    assert "<" not in script
    entries = json.loads(script.removeprefix("window.NULAGE_SOK = ").removesuffix(".entries;\n"))["entries"]
    assert entries[1] == {"f": "mal-2.html", "i": "b", "s": "Mål 2", "r": "2.2 B", "t": "ett två efter <b>"}
