"""Simulating from files: which catalogue is meant, what comes from the cache, what is refused."""

import csv

import pytest
from tests.fictional.city import DAY, hongzhou
from tests.made_tally import PRICES

from onething.app.catalogues import load
from onething.app.content import built_in
from onething.app.simulating import simulate
from onething.app.simulation_cache import SimulationCache, usual_cache
from onething.app.yardsticks import prices_for, targets_for
from onething.errors import BrokenInput, UnknownName
from onething.formats.files.yardstick_files import load_prices
from onething.simulation.result import Dimension

REFORM = """\
id: without-photo
name: {zh: 取消照片, en: Without the photo}
reason: x
changes:
  - {do: abolish, material: photo}
"""


@pytest.fixture
def log(tmp_path):
    """Return a log of four rows."""
    path = tmp_path / "cases.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [
                ("onething", "region", "date", "shop.area", "cases"),
                ("open-a-teahouse", "990102", "2025-01-07", "300", "3"),
                ("open-a-teahouse", "990103", "2025-02-01", "20", "2"),
                ("welcome-a-child", "990102", "2025-02-03", "", "5"),
                ("welcome-a-child", "", "", "", "1"),
            ]
        )
    return path


@pytest.fixture
def reform(tmp_path):
    """Return a reform as a file."""
    path = tmp_path / "without-photo.yaml"
    path.write_text(REFORM, encoding="utf-8")
    return path


def simulated(log, *reforms, **known):
    """Return the simulation of a log of the city."""
    return simulate(hongzhou(), reforms, log, **{"as_of": DAY, "prices": PRICES, "targets": (), **known})


def test_a_log_and_a_reform_come_to_a_simulation(log, reform):
    """Read, grouped, planned and added up."""
    found = simulated(log, reform)
    before, after = (scenario.totals for scenario in found.scenarios)
    assert (before.cases, before.materials - after.materials) == (11, 6)
    assert {part.key for part in found.of(Dimension.MONTH)} == {"", "2025-01", "2025-02"}
    assert len(found.inputs["log"]) == 64


def test_a_repeated_run_answers_from_the_cache_and_says_so(log, reform, tmp_path):
    """All else is the same to the digit."""
    cache = SimulationCache(tmp_path / "cache")
    first = simulated(log, reform, cache=cache)
    again = simulated(log, reform, cache=cache)
    assert (first.cached, again.cached) == (False, True)
    assert again.model_copy(update={"cached": False}) == first


def test_another_log_or_reform_is_another_question(log, reform, tmp_path):
    """Nothing stale is ever told."""
    cache = SimulationCache(tmp_path / "cache")
    simulated(log, reform, cache=cache)
    log.write_text(log.read_text().replace("300,3", "300,4"))
    assert simulated(log, reform, cache=cache).scenarios[0].totals.cases == 12
    reform.write_text(REFORM.replace("reason: x", "reason: y"), encoding="utf-8")
    assert not simulated(log, reform, cache=cache).cached


def test_a_corrupt_answer_is_worked_out_anew(log, reform, tmp_path):
    """And kept again, whole."""
    cache = SimulationCache(tmp_path / "cache")
    simulated(log, reform, cache=cache)
    (kept,) = (tmp_path / "cache").glob("*/*.json")
    kept.write_bytes(kept.read_bytes()[:100])
    assert not simulated(log, reform, cache=cache).cached
    assert simulated(log, reform, cache=cache).cached


def test_a_cache_that_cannot_be_written_is_left_alone(log, tmp_path):
    """It is a convenience."""
    (tmp_path / "cache").write_text("a file")
    assert not simulated(log, cache=SimulationCache(tmp_path / "cache")).cached


def test_the_usual_cache_stands_where_the_system_says(monkeypatch, tmp_path):
    """A path that is not absolute does not count."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert usual_cache().folder == tmp_path / "onething" / "simulations"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert usual_cache().folder == tmp_path / ".cache" / "onething" / "simulations"


def test_progress_is_told_by_stage(log):
    """Reading comes before planning."""
    told = []
    simulated(log, progress=lambda stage, share: told.append(stage))
    assert list(dict.fromkeys(told)) in (["reading", "planning"], ["reading"], ["planning"], [])


def test_a_frame_will_do_for_a_log(log):
    """As developers have it."""
    polars = pytest.importorskip("polars")
    frame = polars.read_csv(log, infer_schema=False)
    assert simulated(frame).scenarios == simulated(log).scenarios


def test_of_several_catalogues_the_one_that_the_reform_fits_is_meant(log):
    """A reform beside a catalogue is one of it; without a reform the catalogue has to be said."""
    catalogues = load()
    with pytest.raises(BrokenInput, match="several catalogues could be meant: hunan, zhejiang"):
        simulate(catalogues, [], log)
    with pytest.raises(UnknownName, match="no catalogue “hubei”"):
        simulate(catalogues, [], log, catalogue="hubei")


def test_the_nearest_prices_and_the_targets_of_the_region_come_by_themselves():
    """A province without targets of its own is measured by those of all others."""
    assert prices_for("330000", None).id == "nation"
    assert prices_for("330000", PRICES) is PRICES
    assert len(targets_for("430000", None)) == len(targets_for("330000", None))
    assert targets_for("330000", ()) == ()


def test_rules_bring_their_own_targets_and_prices(tmp_path):
    """A folder of rules without them leaves those that come with onething."""
    assert targets_for("330000", rules=tmp_path) == targets_for("330000")
    (tmp_path / "targets").mkdir()
    target = "{id: a, name: x, measure: no-visit, above: 0.5, basis: plan}"
    text = f'id: town\nname: x\nregion: "330000"\ntargets: [{target}]\n'
    (tmp_path / "targets" / "town.yaml").write_text(text, encoding="utf-8")
    assert [one.id for one in targets_for("330000", rules=tmp_path)] == ["a"]


def test_prices_of_another_region_are_none(tmp_path):
    """Nobody's burden is guessed."""
    (tmp_path / "burden").mkdir()
    prices = load_prices(built_in("rules") / "burden" / "nation.yaml")
    text = prices.model_copy(update={"region": "440000"}).model_dump_json(by_alias=True)
    (tmp_path / "burden" / "south.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(BrokenInput, match="no list of prices holds for 330000"):
        prices_for("330000", rules=tmp_path)
