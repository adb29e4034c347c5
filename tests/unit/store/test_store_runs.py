"""A run is kept whole, and everything of it reads back equal, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from tests.store_samples import AWKWARD, LOG, advice, inputs, simulation, totals

from onething.errors import UnknownName
from onething.store import Role, RunId, RunKind, RunState, Store

NOON = datetime(2026, 11, 22, 20, 30, 15, 123456, tzinfo=timezone(timedelta(hours=8)))


def test_simulation_reads_back_equal(store: Store) -> None:
    """Every figure of a simulation is the same to the last digit."""
    kept = simulation()
    assert store.result(store.keep_run(kept, inputs())) == kept


def test_advice_reads_back_equal(store: Store) -> None:
    """An advice is kept as a simulation is."""
    run = store.keep_run(advice(), inputs())
    assert store.result(run) == advice()
    assert store.run(run).kind is RunKind.ADVICE


def test_inputs_read_back_equal(store: Store) -> None:
    """All that went into a run comes out equal, options too."""
    assert store.inputs(store.keep_run(simulation(), inputs())) == inputs()


def test_what_may_be_missing_may_be_missing(store: Store) -> None:
    """A run without reforms, mapping, targets, prices and a calendar of its own is kept as well."""
    bare = inputs(packs=(), reforms=(), mapping=None, targets=(), prices=None, options={})
    assert store.inputs(store.keep_run(simulation(), bare)) == bare


def test_run_tells_what_it_is(store: Store) -> None:
    """A run is listed with its log, its version and its moments in UTC, whatever zone they came in."""
    run = store.run(store.keep_run(simulation(), inputs(), finished=NOON))
    assert (run.log_name, run.log_digest, run.log_rows) == (LOG.name, LOG.digest, LOG.rows)
    assert run.finished == NOON
    assert run.finished.tzinfo is UTC
    assert run.finished - run.started == timedelta(seconds=1.25)
    assert run.state is RunState.KEPT


def test_scenarios_are_told_in_short(store: Store) -> None:
    """The totals of each scenario stand in columns of their own."""
    first = store.run(store.keep_run(simulation(), inputs())).scenarios[0]
    whole = totals()
    assert (first.scenario, first.cases, first.days) == ("baseline", whole.cases, whole.days)
    assert first.visits in AWKWARD


def test_newest_runs_come_first(store: Store) -> None:
    """Runs are listed from the newest to the oldest, and the last few alone if asked for."""
    earlier = NOON - timedelta(days=1)
    ids = [store.keep_run(simulation(), inputs(), finished=moment) for moment in (NOON, earlier)]
    assert [run.id for run in store.runs()] == ids
    assert [run.id for run in store.runs(last=1)] == ids[:1]


def test_documents_are_kept_once(store: Store) -> None:
    """The same catalogue in two runs is one version; a changed one is the next."""
    changed = inputs(catalogue=inputs().catalogue.with_noun(next(iter(inputs().catalogue.sources.values()))))
    other = next(iter(inputs().catalogue.departments.values())).model_copy(update={"codes": ("9",)})
    different = inputs(catalogue=inputs().catalogue.with_noun(other))
    ids = [store.keep_run(simulation(), one) for one in (inputs(), changed, different)]
    catalogues = [store.run(id).of(Role.CATALOGUE)[0] for id in ids]
    assert [one.version for one in catalogues] == [1, 1, 2]
    assert catalogues[0].digest == catalogues[1].digest


def test_versions_are_counted_by_name(store: Store) -> None:
    """Versions of one rule pack do not count for another."""
    run = store.run(store.keep_run(simulation(), inputs()))
    assert {one.version for one in run.of(Role.RULES)} == {1}


def test_order_of_reforms_is_kept(store: Store) -> None:
    """Reforms come back in the order in which they were given."""
    first = inputs().reforms[0]
    second = first.model_copy(update={"id": "a-first-by-name"})
    given = inputs(reforms=(first, second))
    assert store.inputs(store.keep_run(simulation(), given)).reforms == (first, second)


def test_repeat_is_noted(store: Store) -> None:
    """A run remembers whether it was repeated, when, and how that went."""
    run = store.keep_run(simulation(), inputs())
    store.note_repeat(run, equal=True, when=NOON)
    assert (store.run(run).state, store.run(run).repeated) == (RunState.EQUAL, NOON)
    store.note_repeat(run, equal=False, when=NOON)
    assert store.run(run).state is RunState.DIFFERENT


def test_unknown_run(store: Store) -> None:
    """A number that no run has is refused with those that there are."""
    store.keep_run(simulation(), inputs())
    with pytest.raises(UnknownName, match="there are 1"):
        store.run(RunId(7))


def test_opening_again_finds_the_runs(store: Store, where: str) -> None:
    """What was kept is there for whoever opens the store next."""
    run = store.keep_run(simulation(), inputs())
    assert Store.open(where, new=False).result(run) == simulation()
