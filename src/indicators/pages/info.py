"""What stands on the report's cover and in its footer."""

from __future__ import annotations

from indicators.pages.decisions import decisions
from indicators.pages.picture import Picture
from indicators.report import ReportInfo
from indicators.words.decisions import status

STATUS = {
    "utkast": "Programmet är ett utkast från {year}.",
    "remiss": "Programmet gick på remiss {year}. Något beslut om det är inte känt.",
    "antagen": "Programmet antogs {year}.",
    "publicerad": "Programmet är publicerat av kommunen. Beslutet är inte känt.",
}


def report_info(picture: Picture) -> ReportInfo:
    """Return the report's title, status and provenance; the date is the snapshot's, never the clock's."""
    programme = picture.programme
    values = status(decisions(picture))
    whose = "" if picture.is_home else f"Mål och kriterier är {picture.owner}, inte kommunens egna."
    state = STATUS[programme.status].format(year=programme.date.year if programme.date else "")
    return ReportInfo(
        municipality=picture.municipality,
        place=picture.place,
        year=picture.year,
        title="Nulägesbild",
        subtitle=f"{programme.title}, {programme.reference}",
        status=" ".join(part for part in (state, values, whose) if part),
        snapshot=picture.snapshot,
        snapshot_label=picture.snapshot_label,
        programme_version=programme.id,
        date=picture.source.descriptor.created,
    )
