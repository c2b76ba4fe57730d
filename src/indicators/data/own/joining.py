"""Own figures beside the provider's: values where the provider has none, counts behind shares, own nyckeltal."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any

import pandas as pd

from indicators.data.errors import DataError
from indicators.data.fields import OWN_KPI
from indicators.data.own.files import own_error
from indicators.data.secrecy import SECRET
from indicators.records import records

KEY = ["kpi", "municipality", "period", "gender"]
_SERIES = ["kpi", "municipality", "gender", "file", "source"]
_EXACT = Context(prec=400, rounding=ROUND_HALF_UP)


def own_kpis(own_values: pd.DataFrame) -> pd.DataFrame:
    """Return the municipality's own nyckeltal as rows of the table ``kpis``.

    Raises DataError for one without a title, and for one with two.
    """
    mine = own_values[own_values["kpi"].str.fullmatch(OWN_KPI)].sort_values(["file", "row"])
    titles: dict[str, str] = {}
    for row in records(mine[mine["title"].notna()]):
        if titles.setdefault(row["kpi"], row["title"]) != row["title"]:
            rule = f"{row['kpi']} har två titlar: {titles[row['kpi']]!r} och {row['title']!r}"
            raise _error(row, rule, "skriv samma titel på alla rader, eller ge det ena ett eget nyckeltal")
    for row in records(mine[~mine["kpi"].isin(set(titles))]):
        rule = f"det egna nyckeltalet {row['kpi']} har ingen titel"
        raise _error(row, rule, "skriv i kolumnen titel vad det mäter, med enhet")
    frame = pd.DataFrame(sorted(titles.items()), columns=["kpi", "title"]).astype("str")
    empty = pd.Series(pd.NA, index=frame.index)
    flags = {"divided_by_gender": empty.astype("boolean"), "retired": pd.Series(False, frame.index, dtype="boolean")}
    return frame.assign(title_2026=empty.astype("str"), **flags)


def samples(own_values: pd.DataFrame) -> pd.DataFrame:
    """Return the number of persons or answers behind a share: kpi, municipality, period, n, approximate and source."""
    rows = own_values.loc[
        own_values["n"].notna(), ["kpi", "municipality", "period", "n", "approximate", "source"]
    ].reset_index(drop=True)
    return rows.astype({"period": "int64", "n": "int64"})


def values(own_values: pd.DataFrame) -> pd.DataFrame:
    """Return the own values, with what is said of their scope, file and row."""
    columns = [*KEY, "value", "source", "scope", "file", "row"]
    return own_values.loc[own_values["value"].notna(), columns].astype({"period": "int64"})


def beside(provider: pd.DataFrame, own: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the provider's observations less those that an own value fills, and the own values that are used.

    An own value fills a missing one. Where the provider has published the same value, as precise as the provider gives
    it, the provider's is kept. Raises DataError naming the own file and row where the two differ, where the provider
    has suppressed the value (what is secret must not come in another way), and where nothing shows that an own value
    is of the same scope as the provider's series (``_check_scope``).
    """
    near = provider[provider["kpi"].isin(set(own["kpi"])) & provider["municipality"].isin(set(own["municipality"]))]
    places = dict(zip(near[KEY].itertuples(index=False, name=None), near.index, strict=True))
    filled, kept = [], []
    for index, row in zip(own.index, records(own), strict=True):
        place = places.get(tuple(row[name] for name in KEY))
        if place is None:
            kept.append(index)
        elif _is_missing(provider.loc[place], row):
            filled.append(place)
            kept.append(index)
        else:
            _check_same(provider, provider.loc[place], row)
    _check_scope(own.drop(index=kept), own.loc[kept], set(provider.loc[provider["value"].notna(), "kpi"]))
    return (provider.drop(index=filled) if filled else provider), own.loc[kept]


def _check_scope(same: pd.DataFrame, used: pd.DataFrame, published: set[str]) -> None:
    """Raise DataError for an own value of one of the ``published`` nyckeltal whose scope nothing vouches for.

    A year that file and source have in common with the provider (``same``: the values agree) does, for the series of
    the same municipality and sex; so does what the row itself says (``scope``). Rule: docs/method.md, section 11.
    """
    shown = set(same[_SERIES].itertuples(index=False, name=None))
    for row in records(used[used["kpi"].isin(published) & used["scope"].isna()]):
        if tuple(row[name] for name in _SERIES) not in shown:
            rule = f"{_named(row)}: inget visar att värdet har samma avgränsning som källans serie"
            remedy = (
                "ta med minst ett år som källan också har, ur samma uppgifter, eller skriv i kolumnen avgränsning hur "
                "du vet att den är densamma; är den en annan, skriv ett eget nyckeltal (E00001) med egen titel"
            )
            raise _error(row, rule, remedy)


def _is_missing(theirs: pd.Series, row: dict[str, Any]) -> bool:
    if theirs["status"] == SECRET:
        raise _error(row, f"{_named(row)} omfattas av sekretess hos källan", "ta bort värdet")
    return bool(pd.isna(theirs["value"]))


def _check_same(provider: pd.DataFrame, theirs: pd.Series, row: dict[str, Any]) -> None:
    """Raise DataError unless the own value is the provider's, rounded as the provider rounds that year."""
    same = provider[(provider["kpi"] == row["kpi"]) & (provider["period"] == row["period"])]
    decimals = max(_decimals(value) for value in same["value"].dropna())
    last = Decimal(1).scaleb(-decimals)
    if _exact(row["value"]).quantize(last, context=_EXACT) == _exact(theirs["value"]):
        return
    rule = f"{_named(row)} är {row['value']:.12g}, men källan ({theirs['source']}) har {theirs['value']:.12g}"
    remedy = (
        "ta bort raden; är källans värde fel, rätta det i data/corrections.yml; behövs raden i ett äldre uttag, skriv "
        "det i kolumnen uttag"
    )
    raise _error(row, rule, remedy)


def _exact(value: float) -> Decimal:
    return Decimal(repr(float(value)))


def _decimals(value: float) -> int:
    """Return how many decimals the number is written with: none for 83.0."""
    return len(f"{_exact(value):f}".partition(".")[2].rstrip("0"))


def _named(row: dict[str, Any]) -> str:
    return " ".join(str(row[name]) for name in KEY)


def _error(row: dict[str, Any], rule: str, remedy: str) -> DataError:
    return own_error(row["file"], rule, remedy, int(row["row"]))
