"""Who watches: a file of policy cases, a proof over all situations, or a property of made-up worlds."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Any, Protocol

from hypothesis import HealthCheck, Phase, given, settings
from tests.faults.seeding import ROOT

import onething
from onething.app.catalogues import Catalogues
from onething.app.policy_cases import run_cases
from onething.errors import BrokenInput
from onething.model import Case, Claim, Value

PROPERTIES = ROOT / "tests" / "properties"


class Watcher(Protocol):
    """Looks at content, or at the library itself."""

    @property
    def label(self) -> str:
        """What it is called in the docs."""

    def content_is_fine(self, content: Catalogues) -> bool:
        """Tell whether all is as it should be."""


@dataclass(frozen=True)
class PolicyCases:
    """A file of policy cases passes."""

    file: str

    @property
    def label(self) -> str:
        return f"policy cases `{self.file}`"

    def content_is_fine(self, content: Catalogues) -> bool:
        try:
            return all(one.result.passed for one in run_cases([ROOT / self.file], content))
        except BrokenInput:
            return False  # they speak of what is there no more


@dataclass(frozen=True)
class OneVisit:
    """At most one visit is proven, or refuted by a person with these answers."""

    onething: str
    channel: str = "best"
    person: tuple[tuple[str, Value], ...] = ()
    """The fewest answers of somebody who has to come twice; none: it is proven."""

    @property
    def label(self) -> str:
        through = "" if self.channel == "best" else f" at the {self.channel}"
        who = ", ".join(f"`{fact}: {str(value).lower()}`" for fact, value in self.person)
        what = f"`{self.onething}`{through}"
        return f"the refutation of {what} by {who}" if who else f"the proof of {what}"

    def content_is_fine(self, content: Catalogues) -> bool:
        facts = {} if self.channel == "best" else {"channel": self.channel}
        case = Case.model_validate({"facts": facts, "as_of": date(2026, 10, 1)})
        example = onething.prove(content, self.onething, Claim(visits=1), case).counterexample
        found: Mapping[str, Value] = {one.fact: one.value for one in example.answers} if example else {}
        return found == dict(self.person)


@dataclass(frozen=True)
class Property:
    """A property holds of so many made-up examples, which are the same each time."""

    module: str
    test: str
    examples: int = 50

    @property
    def label(self) -> str:
        return f"the property `{self.module}.{self.test}`"

    def content_is_fine(self, content: Catalogues) -> bool:
        test = getattr(_module(self.module), self.test)
        if not hasattr(test, "hypothesis"):
            return _passes(test)
        drawn = given(**test.hypothesis._given_kwargs)(test.hypothesis.inner_test)
        few = settings(
            max_examples=self.examples,
            phases=[Phase.generate],
            derandomize=True,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
        return _passes(few(drawn))


def _module(name: str) -> Any:
    path = str(PROPERTIES)
    if path not in sys.path:
        sys.path.insert(0, path)
    return import_module(name)


def _passes(test: Any) -> bool:
    try:
        test()
    except Exception:
        return False
    return True
