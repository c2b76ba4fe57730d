"""A small but whole report: executed notebooks with texts, tables, marks, charts, a map and hostile text."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import Any

import nbformat
import plotly.graph_objects as go
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from indicators.report import PageSource, PagesProject, ReportInfo, write_pages
from indicators.words.markdown import escape

ROOT = Path(__file__).resolve().parents[2]
PLOTLY = "application/vnd.plotly.v1+json"
YEARS = [str(year) for year in range(2010, 2023)]
HOSTILE = (
    "{{< include secret.txt >}}",
    "::: {.only-pdf}",
    "<script>window.hacked = 1</script>",
    "#sys.inputs",
    "`rm`{=html}",
    "$x^2$",
    '"> <img src=x onerror=alert(1)>',
    "a | b",
    "*stjärna* [länk](x) ![bild](y)",
)
INFO = ReportInfo(
    municipality="0665",
    place="Vaggeryd",
    year=2022,
    title="Nulägesbild",
    subtitle="Uppföljning av ”Vision: ett hållbart Vaggeryd” & #1",
    status="Målvärden och gränser är förslag – inte beslutade.",
    snapshot="2024-host",
    snapshot_label="hösten 2024",
    programme_version="2020-02-remiss",
    date="2024-11-15",
)
COLUMNS = ("Indikator", "Värde", "Utgångsvärde", "Målvärde", "Gräns", "Måluppfyllelse", "Takt", "Trend", "Plats")
ROWS = (
    (
        "[Behöriga till yrkesprogram i årskurs 9](#ind-2-2-n15428)",
        "77,8\u00a0% (2022)",
        "79,8\u00a0% (2019)",
        "81,8\u00a0%",
        "72,9\u00a0%",
        "[Delvis uppfyllt]{.verdict .partly} [Osäker]{.uncertain}",
        "[Åt fel håll]{.pace .wrong_way}",
        "[Ingen säker trend]{.trend .no_certain_trend}",
        "[Plats 237 av 290]{.rank .red}",
    ),
    (
        "Elever per lärare i grundskolan",
        "12,1 (2022)",
        "12,4 (2019)",
        "12,0",
        "12,9",
        "[Uppfyllt]{.verdict .met}",
        "[I takt]{.pace .on_pace}",
        "[Förbättras]{.trend .improving}",
        "[Plats 12 av 290]{.rank .green}",
    ),
    (
        "Utsläpp av växthusgaser per invånare",
        "6,82\u00a0ton (2022)",
        "8,35\u00a0ton (2019)",
        "7,10\u00a0ton",
        "8,00\u00a0ton",
        "[Inte uppfyllt]{.verdict .not}",
        "[För långsamt]{.pace .too_slow}",
        "[Försämras]{.trend .worsening}",
        "[Ingen placering]{.rank .grey}",
    ),
)
LINES = [COLUMNS, (":---", *["---:"] * 4, *[":---"] * 4), *ROWS]
TABLE = "\n".join(f"| {' | '.join(line)} |" for line in LINES)
MARKS = f"::: {{.marktabell}}\n{TABLE}\n\n: Alla märken. [Förslag – inte beslutat]{{.proposal}}\n:::"


def chart(name: str) -> go.Figure:
    """Return a history chart with decimals."""
    values = [80.1, 81.0, 79.2, 83.4, 84.0, 82.2, 85.1, 83.3, 81.9, 79.78, 86.53, 90.06, 77.84]
    figure = go.Figure(go.Scatter(x=list(range(2010, 2023)), y=values, mode="lines+markers", name=name))
    figure.update_layout(height=320, title=name, font={"family": "Source Sans Pro"}, separators=",\u00a0")
    return figure


def county() -> go.Figure:
    """Return a map of polygons on plain axes."""
    squares = [(x, y) for x in range(4) for y in range(3)]
    figure = go.Figure()
    for x, y in squares:
        figure.add_scatter(x=[x, x + 1, x + 1, x, x], y=[y, y, y + 1, y + 1, y], fill="toself", mode="lines")
    return figure.update_layout(height=420, showlegend=False, yaxis={"scaleanchor": "x"})


def figure_output(name: str, figure: go.Figure, alt: str, **changed: Any) -> Any:
    """Return a notebook output as the figures room makes it."""
    metadata = {
        "id": name,
        "alt": alt,
        "caption": f"Källa: Kolada (N15428), uttag hösten 2024. Senaste år 2022. Figur [{escape(name)}]{{.figur-id}}.",
        "heading": f"Värden för {name}",
        "table": {
            "columns": ["Område", *YEARS],
            "rows": [["Vaggeryd", *["14\u00a0854"] * 13], ["Riket", *["−4,2"] * 13]],
        },
        "width": 420,
        "height": 320,
    } | changed
    data = {PLOTLY: json.loads(figure.to_json()), "text/plain": alt}
    return new_output("display_data", data=data, metadata={"nulagesbild": metadata})


def markdown_output(text: str) -> Any:
    """Return a notebook output with Markdown."""
    return new_output("display_data", data={"text/markdown": text, "text/plain": text})


def save_notebook(path: Path, *outputs: Any, cells: tuple[Any, ...] = ()) -> Path:
    """Write an executed notebook: a title only for the notebook, parameters, one cell an output, then ``cells``."""
    made = [
        new_markdown_cell("# Bara i notebooken", metadata={"tags": ["notebook-only"]}),
        new_code_cell("municipality = '0665'", metadata={"tags": ["parameters"]}),
        new_code_cell("municipality = '0665'", metadata={"tags": ["injected-parameters"]}),
        *(new_code_cell(f"hidden_code({number})", outputs=[output]) for number, output in enumerate(outputs)),
        *cells,
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(new_notebook(cells=made), path)
    return path


def criterion_outputs(number: str, kpi: str) -> list[Any]:
    """Return a criterion's outputs: heading, marks, a map, an indicator with two figures, its notes."""
    name = f"{number}-{kpi}"
    return [
        markdown_output(f"## {number} Lärande och utbildning {{#kriterium-{number.replace('.', '-')}}}"),
        markdown_output(
            "[Delvis uppfyllt]{.verdict .partly} Lärande och utbildning: **delvis uppfyllt**. Av fem indikatorer är "
            "målvärdet uppfyllt för två, delvis för en och inte för en; en kan inte bedömas."
        ),
        markdown_output(MARKS.replace("ind-2-2-n15428", f"ind-{number.replace('.', '-')}-{kpi.lower()}")),
        figure_output(f"{name}-karta", county(), "Karta över länets kommuner.", width=520, height=420),
        markdown_output(
            f"### Behöriga till yrkesprogram {{#ind-{number.replace('.', '-')}-{kpi.lower()}}}\n\n"
            "Behöriga till yrkesprogram: 77,8 procent 2022. Det föreslagna målvärdet 81,8 procent nåddes inte."
        ),
        figure_output(f"{name}-utveckling", chart("Utveckling"), "Linje från 80,1 procent 2010 till 77,84 2022."),
        figure_output(f"{name}-jamforelse", chart("Jämförelse"), 'Punkter ”a" {x} <b> #1 & co.'),
        markdown_output("::: {.fotnot}\n- Förslag – inte beslutat.\n- Säger inget om friskolor.\n:::"),
    ]


def summary_outputs() -> list[Any]:
    """Return the first page's outputs, with hostile text that has passed the boundary."""
    hostile = "\n".join(f"- {escape(text)}" for text in HOSTILE)
    return [
        markdown_output("# Har Vaggeryd blivit bättre sedan 2019?"),
        markdown_output("::: {.ingress}\nBåde och. Bedömningarna görs mot föreslagna värden.\n:::"),
        markdown_output("## Mål för mål\n\n- [Mål 2](mal-2.qmd): delvis\n- [N15428](mal-2.qmd#ind-2-2-n15428)"),
        markdown_output(f"## Texter utifrån\n\n{hostile}"),
        markdown_output("::: {.only-html}\nBara på webben.\n:::\n\n::: {.only-pdf}\nBara i pdf.\n:::"),
        markdown_output("Rått: <b onclick='x()'>fet</b> `<i>kod</i>`{=html} `#panic()`{=typst}\n\nHan sa \"hej\"."),
    ]


def sources(folder: Path) -> list[PageSource]:
    """Write the sample's notebooks and return its three pages."""
    first = save_notebook(folder / "sammanfattning.ipynb", *summary_outputs())
    pages = [PageSource("index", "Sammanfattning", (first,))]
    for goal, kpis in (("2", ("N15428", "N09807")), ("3", ("N00401",))):
        own = save_notebook(
            folder / f"mal-{goal}.ipynb",
            markdown_output(f"# Mål {goal} {{#mal-{goal}}}\n\n> Ordagrant mål."),
        )
        criteria = [
            save_notebook(folder / f"k{goal}{place}.ipynb", *criterion_outputs(f"{goal}.{place}", kpi))
            for place, kpi in enumerate(kpis, start=2)
        ]
        pages.append(PageSource(f"mal-{goal}", f"Mål {goal}", (own, *criteria)))
    return pages


def picture(alt: str, width: int, height: int) -> str:
    """Return a hand-written static figure."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f"<title>{html.escape(alt)}</title>"
        f'<rect width="{width}" height="{height}" fill="#fff" stroke="#888"/><path d="M20 200L200 60L{width - 20} 120" '
        'stroke="#0072B2" stroke-width="2" fill="none"/><text x="20" y="30" font-family="Source Sans Pro" '
        'font-size="13" fill="#222">Statisk figur</text></svg>'
    )


def draw(project: PagesProject) -> PagesProject:
    """Write each figure's static picture where the renderers look for it."""
    for figure in project.drawings():
        text = picture(figure.alt, figure.width, figure.height)
        (project.folder / "figures" / f"{figure.id}.svg").write_text(text, encoding="utf-8")
    return project


def sample_project(folder: Path) -> PagesProject:
    """Return the sample as a pages folder with its static figures."""
    return draw(write_pages(sources(folder / "notebooks"), folder / "pages", INFO, ROOT))
