"""Pages -> site and PDF, by Quarto where it is new enough and by the built-in renderer where it is not."""

from __future__ import annotations

import tempfile
from pathlib import Path

from indicators.errors import UsageError
from indicators.report import builtin, quarto
from indicators.report.model import PagesProject, RenderError, RenderResult
from indicators.writing import replace_folder

RENDERERS = ("auto", quarto.NAME, builtin.NAME)
PAGE_LIMIT = 1_500_000


def render(project: PagesProject, build_dir: Path, renderer: str = "auto") -> RenderResult:
    """Render ``project`` to ``build_dir/site`` and ``build_dir/rapport.pdf`` and say by what.

    ``renderer`` is ``auto`` (Quarto when there is one from 1.9 on and it succeeds, else the built-in, with a word
    why), ``quarto`` or ``builtin``. Both results are made beside and then renamed: after an error the last good ones
    are left. Raises UsageError for another renderer, RenderError for a static figure that is missing, for a Quarto
    that was asked for and is missing or too old, and for what the renderer itself refuses.
    """
    if renderer not in RENDERERS:
        raise UsageError(f"framställningen {renderer!r} finns inte. Välj en av: {', '.join(RENDERERS)}.")
    _check_static_figures(project)
    found, messages = _choose(renderer)
    build_dir.mkdir(parents=True, exist_ok=True)
    if found is not None:
        try:
            return _with_quarto(project, build_dir, found, messages)
        except RenderError as error:
            if renderer == quarto.NAME:
                raise
            messages.append(f"{error}\nDen inbyggda framställningen används i stället.")
    return _with_builtin(project, build_dir, messages)


def _choose(renderer: str) -> tuple[quarto.Quarto | None, list[str]]:
    """Return the Quarto to use, or None for the built-in renderer, with the reasons worth telling."""
    if renderer == builtin.NAME:
        return None, []
    found = quarto.find_quarto()
    oldest = ".".join(str(part) for part in quarto.OLDEST)
    if found is not None and found.new_enough:
        return found, []
    if found is None:
        reason = "Quarto finns inte på datorn"
    else:
        reason = f"Quarto {found.version} är för gammalt (minst {oldest} behövs för tillgänglig PDF)"
    if renderer == quarto.NAME:
        raise RenderError(f"{reason}. Installera Quarto {oldest} eller senare, eller välj --renderer builtin.")
    return None, [f"{reason}: den inbyggda framställningen används."]


def _check_static_figures(project: PagesProject) -> None:
    """Raise RenderError naming the figures whose static picture is missing or empty."""
    folder = project.folder / "figures"
    pictures = {name: folder / f"{name}.svg" for name in project.figures}
    missing = [name for name, path in pictures.items() if not path.is_file() or not path.stat().st_size]
    if missing:
        rest = f" och {len(missing) - 5} till" if len(missing) > 5 else ""
        raise RenderError(
            f"{folder}: statisk bild (SVG) saknas för {', '.join(missing[:5])}{rest}. Kör `nulage build` igen."
        )


def _with_quarto(project: PagesProject, build_dir: Path, found: quarto.Quarto, messages: list[str]) -> RenderResult:
    with tempfile.TemporaryDirectory(prefix="render-", dir=build_dir) as name:
        site, pdf = quarto.render_to(project, Path(name), found)
        return _put_in_place(build_dir, site, pdf, (quarto.NAME, found.version), messages)


def _with_builtin(project: PagesProject, build_dir: Path, messages: list[str]) -> RenderResult:
    with tempfile.TemporaryDirectory(prefix="render-", dir=build_dir) as name:
        site, pdf = builtin.render_to(project, Path(name))
        return _put_in_place(build_dir, site, pdf, (builtin.NAME, builtin.version()), messages)


def _put_in_place(
    build_dir: Path, site: Path, pdf: Path, made_by: tuple[str, str], messages: list[str]
) -> RenderResult:
    """Rename the finished site and PDF into ``build_dir`` and return the result, noting pages that are too big."""
    replace_folder(site, build_dir / "site")
    pdf.replace(build_dir / "rapport.pdf")
    for page in sorted((build_dir / "site").glob("*.html")):
        if page.stat().st_size > PAGE_LIMIT:
            size = f"{page.stat().st_size / 1e6:.1f}".replace(".", ",")
            messages.append(f"Sidan {page.name} är {size} MB, mer än 1,5 MB: minska figurernas data.")
    return RenderResult(*made_by, build_dir / "site", build_dir / "rapport.pdf", tuple(messages))
