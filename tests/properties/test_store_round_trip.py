"""Whatever figures and texts a result holds, the store gives them back to the last digit."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store_samples import LOG, inputs, simulation

from onething.language import Label
from onething.simulation.result import BASELINE, Scenario, Totals
from onething.store import Store

_FIGURES = st.floats(allow_nan=False, allow_infinity=False)
_TEXTS = st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip)
_TOTALS = st.builds(Totals, **dict.fromkeys(Totals.model_fields, _FIGURES))


@cache
def _store() -> Store:
    return Store.open(Path(tempfile.mkdtemp()) / "runs.db")


@settings(max_examples=20)
@given(totals=_TOTALS, name=_TEXTS, seconds=st.floats(0, 1e6))
def test_any_result_reads_back_equal(totals: Totals, name: str, seconds: float) -> None:
    """Figures of any size and texts of any script come back equal."""
    scenario = Scenario(id=BASELINE, name=Label(zh=name), totals=totals)
    log = LOG.model_copy(update={"name": name})
    kept = simulation(scenarios=(scenario,), parts=(), log=log, seconds=seconds)
    run = _store().keep_run(kept, inputs())
    assert _store().result(run) == kept
    assert _store().run(run).log_name == name
