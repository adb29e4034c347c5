"""Collecting policy cases for pytest: a file becomes a module, a case a test named by its sentence."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onething.app import Catalogues, load
from onething.app.policy_binding import BoundCase
from onething.app.policy_cases import Tested, load_cases, run_case
from onething.app.speaking import spoken
from onething.errors import OnethingError
from onething.formats.reports.policy_text import failures_text

__all__ = ["PolicyFile", "PolicyTest", "catalogues_of", "report_coverage"]

_CATALOGUES = pytest.StashKey[Catalogues]()
_TESTED = pytest.StashKey[list[Tested]]()


class _NotAsExpected(Exception):
    """A policy case that failed; its text says all, so no traceback is shown."""


class PolicyFile(pytest.File):
    """A file of policy cases."""

    def collect(self) -> Iterator[PolicyTest]:
        """Yield a test for each case; every fault of the file is told at once, without a traceback."""
        language = spoken(self.config.getoption("onething_lang"))
        try:
            cases = load_cases([self.path], catalogues_of(self.config))
        except OnethingError as error:
            raise self.CollectError(error.message(language)) from None
        for bound in cases:
            name = bound.standing.case.name.text(language)
            yield PolicyTest.from_parent(self, name=name, bound=bound)


class PolicyTest(pytest.Item):
    """One policy case."""

    def __init__(self, *, bound: BoundCase, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._bound = bound

    def runtest(self) -> None:
        """Plan the case, and fail if anything is not as expected."""
        tested = run_case(self._bound)
        self.config.stash.setdefault(_TESTED, []).append(tested)
        if not tested.result.passed:
            language = spoken(self.config.getoption("onething_lang"))
            result = tested.result
            raise _NotAsExpected(failures_text(result.name, result.failures, tested.plan, language))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return what is not as expected, in words; anything else as pytest shows it."""
        if isinstance(excinfo.value, _NotAsExpected):
            return str(excinfo.value)
        if isinstance(excinfo.value, OnethingError):
            return excinfo.value.message(spoken(self.config.getoption("onething_lang")))
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[os.PathLike[str] | str, int | None, str]:
        """Return the file, the line from 0, and the sentence that names the case."""
        line = self._bound.standing.place("name").line
        # pytest shows each dot of this name as a double colon.
        return self.path, line - 1 if line else None, self.name.rstrip(".")


def catalogues_of(config: pytest.Config) -> Catalogues:
    """Return the catalogues that the settings of a test run name, loaded once a run."""
    found = config.stash.get(_CATALOGUES, None)
    if found is None:
        folder, rules, calendar = (
            Path(config.rootpath, said) if (said := str(config.getini(name))) else None
            for name in ("onething_catalogue", "onething_rules", "onething_calendar")
        )
        found = config.stash[_CATALOGUES] = load(folder, rules=rules, calendar=calendar)
    return found


def report_coverage(reporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print what no policy case of the run uses, and write suggestions where that was asked for."""
    from onething.app.policy_coverage import coverage_of  # noqa: PLC0415 - only when asked for
    from onething.app.policy_suggestions import suggested  # noqa: PLC0415 - likewise
    from onething.formats.reports.coverage_text import coverage_text  # noqa: PLC0415 - likewise

    tested: list[Tested] = config.stash.setdefault(_TESTED, [])
    covered = coverage_of(tested)
    if config.getoption("onething_coverage"):
        reporter.section("onething")
        reporter.write_line(
            coverage_text([one.coverage for one in covered], spoken(config.getoption("onething_lang")))
        )
    file = config.getoption("onething_suggest")
    if file:
        from onething.formats.files.atomic_file import write_text  # noqa: PLC0415 - only when written

        write_text(Path(file), suggested(covered))
