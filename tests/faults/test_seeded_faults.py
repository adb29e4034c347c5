"""Every seeded fault is noticed by its watcher, who is content without it; the docs list them all."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.faults.faults import SEEDED
from tests.faults.page import PAGE, page
from tests.faults.seeding import CONTENT, Fault, afresh, seeded
from tests.faults.watching import Watcher

EVERY = [pair for _, pairs in SEEDED for pair in pairs]


@pytest.mark.parametrize(("fault", "watcher"), EVERY, ids=[fault.name for fault, _ in EVERY])
def test_a_fault_is_noticed(fault: Fault, watcher: Watcher, tmp_path: Path) -> None:
    """With the fault its watcher finds something wrong."""
    with seeded(fault, tmp_path) as content:
        assert not watcher.content_is_fine(content)


@pytest.mark.parametrize("watcher", dict.fromkeys(one for _, one in EVERY), ids=lambda one: one.label)
def test_without_a_fault_a_watcher_is_content(watcher: Watcher) -> None:
    """So it is the fault that is noticed."""
    assert watcher.content_is_fine(afresh(CONTENT))


def test_there_are_more_than_twenty_faults_each_with_a_name_of_its_own() -> None:
    """None is counted twice."""
    assert len({fault.name for fault, _ in EVERY}) == len(EVERY) > 20


def test_the_docs_list_them_all() -> None:
    """`python -m tests.faults.page` writes the page anew."""
    assert PAGE.read_text("utf-8") == page()
