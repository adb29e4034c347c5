"""Which matcher serves: durable_rules where it can be loaded, else the plain one."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from functools import cache

from onething.errors import MatcherError, UnknownName
from onething.rules.matcher import Matcher
from onething.rules.plain import PlainMatcher

__all__ = ["VARIABLE", "choose_matcher"]

VARIABLE = "ONETHING_MATCHER"
"""The environment variable that forces a matcher: `durable` or `plain`."""


def choose_matcher(environment: Mapping[str, str] = os.environ) -> Matcher:
    """Return the matcher that the environment asks for, else durable_rules, else the plain one.

    Where durable_rules cannot be loaded the plain one serves, which is logged once a process. Raises
    MatcherError if durable_rules is asked for and cannot be loaded, UnknownName for any other word.
    """
    wanted = environment.get(VARIABLE, "").strip().lower()
    if wanted not in ("", "durable", "plain"):
        raise UnknownName("matcher", wanted, ("durable", "plain"))
    if wanted == "plain":
        return PlainMatcher()
    try:
        return _durable_matcher()
    except MatcherError as error:
        if wanted == "durable":
            raise
        _say_once(error.found.text("en"))
        return PlainMatcher()


def _durable_matcher() -> Matcher:
    from onething.rules.durable import DurableMatcher  # noqa: PLC0415 - loaded when rules are matched

    return DurableMatcher()


@cache
def _say_once(reason: str) -> None:
    logging.getLogger(__name__).warning("%s; the plain matcher serves instead", reason)
