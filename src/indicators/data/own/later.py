"""Later figures of a nyckeltal: a revision of the snapshot's series, or figures of another scope.

The rule is that of docs/method.md, section 11.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from indicators.data.own.files import own_error
from indicators.data.secrecy import INHABITANTS, SECRET, suppressed, tied

# A revision moves a series by less than this share in the middle of its years; more is another scope.
MOST_REVISED = 0.10
FEWEST_YEARS = 3
_SERIES = ["kpi", "municipality", "gender"]
_KEY = ["kpi", "municipality", "period", "gender"]
_NAMED = 10


def check_scope(later: pd.DataFrame, observations: pd.DataFrame) -> None:
    """Raise DataError where a later series is of another scope than the snapshot's own, or cannot be compared with it.

    ``later`` and ``observations`` have kpi, municipality, period, gender and value (in the nyckeltal's unit); ``later``
    also known, file and row. Of the years that both have, at least three, the median of the absolute relative
    differences must not exceed 10 percent. A nyckeltal that the snapshot has no value of (it may have been retired) has
    nothing to be compared with. The error names file, rows and years.
    """
    near = observations[observations["kpi"].isin(set(later["kpi"])) & observations["value"].notna()]
    later = later[later["kpi"].isin(set(near["kpi"]))]
    for (kpi, municipality, gender, _, file), part in later.groupby([*_SERIES, "known", "file"], sort=True):
        same = (near["kpi"] == kpi) & (near["municipality"] == municipality) & (near["gender"] == gender)
        ours = near[same].set_index("period")["value"]
        theirs = part.set_index("period")["value"]
        both = pd.DataFrame({"ours": ours, "theirs": theirs}).dropna()
        rows = f"rad {part['row'].min()}–{part['row'].max()}"
        what = f"{kpi} {municipality} {gender} ({rows})"
        if len(both) < FEWEST_YEARS:
            rule = f"{what} har {len(both)} år gemensamma med uttaget; minst {FEWEST_YEARS} krävs för att jämföra"
            raise own_error(str(file), rule, "ta med fler år, eller ta bort raderna", int(part["row"].min()))
        _compare(both, what, str(file), int(part["row"].min()))


def check_secrecy(later: pd.DataFrame, observations: pd.DataFrame, kinds: Mapping[str, str]) -> None:
    """Raise DataError where a later figure is of a suppressed value, or would reveal one beside the ``observations``.

    What is secret must not come in another way, so each figure is held against the rules of ``secrecy`` as if it were
    the provider's: a sum or a total of a suppressed value is refused too. The error names file and row.
    """
    kpis = {each for kpi in set(later["kpi"]) for each in (*tied(kpi, kinds), INHABITANTS)}
    near = observations.loc[observations["kpi"].isin(kpis), [*_KEY, "value", "status", "count"]]
    if not (near["status"] == SECRET).any():
        return
    told = near[near["value"].notna() | (near["status"] == SECRET)]
    given = later[[*_KEY, "value"]].astype({"period": "int64"}).assign(status="A", count=1)
    both = pd.concat([told, given], ignore_index=True).drop_duplicates(_KEY, ignore_index=True)
    found = suppressed(both, kinds)
    hidden = set(found.loc[found["status"] == SECRET, _KEY].itertuples(index=False, name=None))
    for row in later.sort_values(["file", "row"]).to_dict("records"):
        if tuple(row[name] for name in _KEY) in hidden:
            what = " ".join(str(row[name]) for name in _KEY)
            rule = f"{what} omfattas av sekretess i uttaget, eller skulle röja ett värde som gör det"
            raise own_error(row["file"], rule, "ta bort raden", int(row["row"]))


def _compare(both: pd.DataFrame, what: str, file: str, row: int) -> None:
    difference = (both["theirs"] - both["ours"]).abs() / both["ours"].abs()
    share = difference.where(both["theirs"] != both["ours"], 0.0)
    if share.median() <= MOST_REVISED:
        return
    far = both[share > MOST_REVISED]
    years = "; ".join(
        f"{year}: {_whole(pair['theirs'])} mot uttagets {_whole(pair['ours'])}"
        for year, pair in far.head(_NAMED).iterrows()
    )
    rule = (
        f"{what} har en annan avgränsning än uttagets serie, så det är ingen revidering. Skillnaden är i mitten "
        f"{100 * share.median():.0f} procent (högst {100 * MOST_REVISED:.0f}): {years}"
    )
    remedy = "använd uppgifter med samma avgränsning, eller skriv dem som ett eget nyckeltal (E00001) med egen titel"
    raise own_error(file, rule, remedy, row)


def _whole(value: float) -> str:
    return f"{value:.6g}" if abs(value) < 1000 else f"{value:,.0f}".replace(",", "\u00a0")
