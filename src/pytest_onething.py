"""The pytest plugin of onething, as pytest loads it: options, hooks and fixtures, and nothing else.

It stands beside the package, not within it, because importing anything within loads the whole library.
pytest loads this module in every run, also of suites that never plan a case; these pay for the few lines
below, and nothing else is loaded before a fixture is asked for or a file of policy cases is found.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from onething import Catalogues
    from onething.testing import PlannerFactory, PlanningFixture
    from onething.testing.collecting import PolicyFile

_ENDING = ".onething.yaml"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options and settings of the plugin."""
    group = parser.getgroup("onething", "onething: policy cases")
    group.addoption("--onething-lang", choices=("zh", "en"), help="language of its messages (zh, en)")
    group.addoption(
        "--onething-coverage",
        action="store_true",
        help="tell which rules, ways, questions and answers no policy case uses",
    )
    group.addoption(
        "--onething-suggest", metavar="FILE", help="write the skeleton of a policy case for each of these"
    )
    parser.addini("onething_catalogue", "a catalogue, or a folder of catalogues", default="")
    parser.addini("onething_rules", "a folder of rule packs", default="")
    parser.addini("onething_calendar", "holidays and moved working days, as a file", default="")
    parser.addini(
        "onething_cases",
        f"folders whose YAML files are policy cases, beside files named *{_ENDING}",
        type="linelist",
        default=[],
    )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> PolicyFile | None:
    """Collect a file of policy cases: one named as such, or one in a folder that the settings name."""
    if file_path.suffix not in (".yaml", ".yml") or not _of_cases(file_path, parent.config):
        return None
    from onething.testing.collecting import PolicyFile  # noqa: PLC0415 - see the top of the module

    return PolicyFile.from_parent(parent, path=file_path)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Tell what no policy case uses, where that was asked for."""
    if config.getoption("onething_coverage") or config.getoption("onething_suggest"):
        from onething.testing.collecting import report_coverage  # noqa: PLC0415 - as above

        report_coverage(terminalreporter, config)


@pytest.fixture(scope="session")
def onething_catalogues(pytestconfig: pytest.Config) -> Catalogues:
    """Return the catalogues and rules that the settings name, or else those that come with onething."""
    from onething.testing.collecting import catalogues_of  # noqa: PLC0415 - as above

    return catalogues_of(pytestconfig)


@pytest.fixture(scope="session")
def onething_planner(onething_catalogues: Catalogues) -> PlannerFactory:
    """Return the planner of a one-thing's catalogue: `onething_planner("newborn")`."""
    return lambda onething: onething_catalogues.find(onething)[0]


@pytest.fixture(scope="session")
def onething_plan(onething_catalogues: Catalogues, pytestconfig: pytest.Config) -> PlanningFixture:
    """Plan a case: `onething_plan("newborn", facts={...}, as_of=...)`; see `onething.case_of`."""
    from onething.testing.planning import planning  # noqa: PLC0415 - as above

    return planning(onething_catalogues, pytestconfig.getoption("onething_lang"))


def _of_cases(path: Path, config: pytest.Config) -> bool:
    if path.name.endswith(_ENDING):
        return True
    folders = [Path(config.rootpath, folder) for folder in config.getini("onething_cases")]
    return any(path.is_relative_to(folder) for folder in folders)
