"""The page on findings, from the functions that find them and the table of an import's oddities."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Iterator
from typing import Any

from docs.reference.writers.markdown import Row, first_sentence, table, told

from onething.formats.guides.oddities import ODDITIES, Oddity
from onething.graph.findings import CHECKS
from onething.reforms.review import REFORM_REVIEWS
from onething.situations.reviews import SITUATION_REVIEWS
from onething.workflows.review import REVIEWS

__all__ = ["findings"]

_YIELD = re.compile(r"^Yield (?:an? (?:error|warning|note) for |)")
_SEVERITY = re.compile(r"Severity\.([A-Z]+)")


def findings() -> Iterator[str]:
    """Yield the parts of the page."""
    head = ("code", "severity", "found")
    yield "# Findings"
    yield (
        "A finding is what is wrong or odd in a policy that could be read. Its code is stable. An *error* "
        "makes a plan wrong or impossible, a *warning* contradicts a document or a policy, a *note* is worth "
        "knowing. `onething check` exits with 1 if there is an error."
    )
    yield "## Of a catalogue"
    yield "Found by `onething check`."
    yield table(head, map(_check, CHECKS))
    yield "## Of rules"
    yield "Found by `onething check`, of the rules that apply to a catalogue."
    yield table(head, map(_check, REVIEWS))
    yield "## Over all situations"
    yield "Found by `onething check`, in every one-thing, region and day, whatever sources answer."
    yield table(head, map(_check, SITUATION_REVIEWS))
    yield "## Of reforms"
    yield "Found by `onething check`, of the reforms beside a catalogue."
    yield table(head, map(_check, REFORM_REVIEWS))
    yield "## Of published guides"
    yield "Found by `onething import`. An oddity never stops an import: it is told, and the rest counts."
    yield table(("code", "severity", "told", "suggested"), (_oddity(*each) for each in ODDITIES.items()))


def _check(check: Callable[..., Any]) -> Row:
    found = _YIELD.sub("", first_sentence(inspect.getdoc(check)))
    return f"`{check.__name__.replace('_', '-')}`", _severity(check), found[0].upper() + found[1:]


def _severity(check: Callable[..., Any]) -> str:
    """Return the severities of what a check finds.

    Where it hands on to another function they are not in sight: then all of its module's, if these are
    of one kind, else notes.
    """
    own = dict.fromkeys(_SEVERITY.findall(inspect.getsource(check)))
    around = dict.fromkeys(_SEVERITY.findall(inspect.getsource(sys.modules[check.__module__])))
    told = own or (around if len(around) == 1 else {"NOTE": None})
    return " or ".join(map(str.lower, told))


def _oddity(code: str, oddity: Oddity) -> Row:
    return f"`{code}`", str(oddity.severity), told(oddity.en), told(oddity.mend_en)
