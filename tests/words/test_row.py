import numpy as np
import pandas as pd
import pytest
from words_samples import SCHOOL, row

from indicators.words.row import code, figure, flag, present, whole
from indicators.words.value import value_and_verdict


@pytest.mark.parametrize("missing", [None, float("nan"), np.nan, pd.NA, pd.NaT, float("inf"), "", "nan"])
def test_every_kind_of_missing_is_missing(missing):
    cells = {"x": missing}
    assert not present(missing)
    assert (figure(cells, "x"), whole(cells, "x"), code(cells, "x"), flag(cells, "x")) == (None, None, "", False)


def test_zero_and_false_are_not_missing():
    cells = {"zero": 0.0, "no": np.bool_(False), "year": np.int64(2022), "yes": np.bool_(True)}
    assert figure(cells, "zero") == 0.0
    assert present(cells["no"])
    assert not flag(cells, "no")
    assert flag(cells, "yes")
    assert whole(cells, "year") == 2022


def test_a_row_of_a_frame_reads_like_a_dict():
    series = pd.DataFrame([row()]).astype({"period": "Int64", "value": "float64"}).iloc[0]
    assert value_and_verdict(series, SCHOOL) == value_and_verdict(row(), SCHOOL)
