"""Which matcher serves, and what is said of it."""

import logging

import pytest

from onething.errors import MatcherError, UnknownName
from onething.rules import choice
from onething.rules.choice import VARIABLE, choose_matcher
from onething.rules.durable import Engine


@pytest.fixture(autouse=True)
def _nothing_said_yet() -> None:
    choice._say_once.cache_clear()


def test_durable_rules_serves_where_it_can_be_loaded(engine: Engine) -> None:
    """Nothing has to be set for it."""
    assert choose_matcher({}).name == "durable"


@pytest.mark.usefixtures("plain_only")
def test_the_plain_matcher_serves_elsewhere() -> None:
    """A failed import is no error."""
    assert choose_matcher({}).name == "plain"


@pytest.mark.usefixtures("plain_only")
def test_the_fallback_is_said_once(caplog: pytest.LogCaptureFixture) -> None:
    """One line a process, however often a matcher is chosen."""
    with caplog.at_level(logging.WARNING):
        choose_matcher({})
        choose_matcher({})
    (line,) = caplog.messages
    assert line.startswith("durable_rules cannot be loaded")
    assert line.endswith("the plain matcher serves instead")


def test_the_plain_matcher_can_be_asked_for(caplog: pytest.LogCaptureFixture) -> None:
    """Who asks for it is told nothing."""
    assert choose_matcher({VARIABLE: "plain"}).name == "plain"
    assert not caplog.messages


@pytest.mark.usefixtures("plain_only")
def test_durable_rules_asked_for_in_vain_is_an_error() -> None:
    """Who asks for it gets it or an error that tells why."""
    with pytest.raises(MatcherError, match=r"durable_rules cannot be loaded .* Python 3.12"):
        choose_matcher({VARIABLE: "durable"})


def test_any_other_word_is_an_error() -> None:
    """A misspelt name is not taken for the default."""
    with pytest.raises(UnknownName, match="did you mean durable"):
        choose_matcher({VARIABLE: "durabel"})
