"""The examples print what is kept beside them."""

import re

import pytest
from examples import run


@pytest.mark.parametrize("example", run.EXAMPLES, ids=lambda example: example.name)
def test_an_example_prints_what_is_kept(example):
    """`python examples/run.py --write` keeps what they print now."""
    assert run.printed(example) == run.kept(example)


def test_every_example_is_in_the_list():
    """One line each in the README beside them, with a link to the program or the commands."""
    listed = re.findall(r"^\| \[([^\]]+)\]\(\1/(?:program\.py|run\.sh)\)", _readme(), re.M)
    assert listed == [example.name for example in run.EXAMPLES]


def _readme():
    return (run.ROOT / "README.md").read_text(encoding="utf-8")
