"""What the options of long runs mean, and what such a run shows on a terminal."""

import sys

import pytest

from onething.cli import simulation_options
from onething.cli.simulation_options import LogOptions, Waiting
from onething.errors import BrokenInput


def options(**known):
    """Return the options as they stand without being typed."""
    usual = {
        **dict.fromkeys(("mapping", "catalogue", "date", "targets", "prices", "cache")),
        "cases": "log.csv",
        "on_unknown": "ask",
        "assume": "expected",
        "engine": "duckdb",
        "memory": "2GiB",
        "no_cache": False,
    }
    return LogOptions(**{**usual, **known})


@pytest.mark.parametrize(
    ("text", "size"),
    [("2GiB", 2 * 1024**3), ("800MB", 800_000_000), ("1.5 G", 1_500_000_000), ("512mib", 512 * 1024**2)],
)
def test_a_size_of_memory_is_read(text, size):
    """With and without the i that makes it a power of two."""
    assert options(memory=text).options().memory == size


@pytest.mark.parametrize("text", ["", "much", "-2GiB", "2 GiBs", "1MiB"])
def test_what_is_no_size_is_refused(text):
    """Too little to work with as well."""
    with pytest.raises(BrokenInput, match="--memory"):
        options(memory=text).options()


def test_sets_are_ids_joined_by_plus():
    """Without any, each reform alone and all together."""
    assert options().options().sets is None
    assert options().options(("a+b", "c")).sets == [["a", "b"], ["c"]]


def test_a_cache_can_be_named_or_left_out(tmp_path):
    """By default it is the user's."""
    assert options(cache=tmp_path).kept().folder == tmp_path
    assert options(no_cache=True).kept() is None


class Terminal:
    """A standard error that is a terminal and keeps what is written."""

    def __init__(self):
        self.text = ""

    def isatty(self):
        return True

    def write(self, text):
        self.text += text

    def flush(self):
        pass


def test_a_terminal_is_told_how_long_it_still_takes(monkeypatch):
    """After a quarter in ten seconds, thirty more; the line goes away."""
    terminal, clock = Terminal(), iter((100.0, 110.0))
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(simulation_options.time, "monotonic", lambda: next(clock))
    with Waiting("en") as progress:
        progress("planning", 0.0)
        progress("planning", 0.25)
    assert "planning 25%  about 0:30 left" in terminal.text
    assert terminal.text.endswith("\r\x1b[K")


def test_a_pipe_is_told_nothing(capsys):
    """Only a person watches."""
    with Waiting("zh") as progress:
        progress("reading", 0.5)
    assert capsys.readouterr().err == ""
