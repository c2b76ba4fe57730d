"""What stops a fetch: a list without anything in it, and values that are gone and that nobody has accepted to lose."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence, Sized

from indicators.sources.differences import Differences, said_fewer, said_place
from indicators.sources.errors import FetchError

# A nyckeltal may lose so many areas in a year (a merger, a value withdrawn) before a person must look.
FEWER_AREAS = 3
FEWER_SHARE = 0.02
# So many nyckeltal may have been retired since the last snapshot: Kolada retired 43 of 2,039 in two years.
GONE_KPIS = 3
GONE_SHARE = 0.03
SHOWN = 10
Reason = tuple[str, list[tuple[str, str]]]
"""A heading, and each nyckeltal it is true of with what is said of it."""


def check_some(found: Sized, what: str) -> None:
    """Raise FetchError when a list that always holds something is empty."""
    if not found:
        raise FetchError(f"Kolada svarar utan {what}. Det kan inte stämma, så inget har ändrats. Försök igen senare.")


def check_losses(found: Differences, last: str, municipality: str, asked: int, accepted: Collection[str]) -> None:
    """Raise FetchError naming what is gone since the snapshot ``last``, but for the nyckeltal ``accepted``.

    Stopped are: a nyckeltal, year and gender with far fewer areas; a value of ``municipality`` that is gone without
    the provider's reason; a nyckeltal that has values but no record; and all that have neither when they are more, of
    the ``asked`` ones, than are retired in a few years.
    """
    reasons = [
        (head, left)
        for head, rows in _reasons(found, last, municipality)
        if (left := [row for row in rows if row[0] not in accepted])
        and (head != _GONE or len(left) > max(GONE_KPIS, GONE_SHARE * asked))
    ]
    if reasons:
        accept = " ".join(f"--accept-fewer {kpi}" for kpi in sorted({kpi for _, rows in reasons for kpi, _ in rows}))
        raise FetchError(
            f"{'; '.join(f'{head}: {_listed([said for _, said in rows])}' for head, rows in reasons)}. "
            "Inget har ändrats. Det kan vara ett fel som Kolada rättar: kontrollera på kolada.se, och är det rätt, kör "
            f"igen med {accept}."
        )


_GONE = "nyckeltal finns varken i katalogen eller med värden"


def _reasons(found: Differences, last: str, municipality: str) -> Iterator[Reason]:
    far = [row for row in found.fewer if row[3] - row[4] > max(FEWER_AREAS, FEWER_SHARE * row[3])]
    yield f"Kolada har färre värden än i uttaget {last}", [(row[0], said_fewer(row)) for row in far]
    own = [place[:3] for place in found.lost if not place[3]]
    yield f"kommunens egna värden ({municipality}) finns inte längre", [(row[0], said_place(*row)) for row in own]
    yield "nyckeltal har värden men finns inte i katalogen", [(kpi, kpi) for kpi in found.uncatalogued]
    yield _GONE, [(kpi, kpi) for kpi in found.gone]


def _listed(said: Sequence[str]) -> str:
    more = f" och {len(said) - SHOWN} till" if len(said) > SHOWN else ""
    return f"{', '.join(said[:SHOWN])}{more}"
