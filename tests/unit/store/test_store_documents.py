"""Nouns in writing: equal nouns have one digest, and read back equal."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from dataclasses import replace

import pytest
from tests.store_samples import inputs

import onething
from onething.calendars import OFFICIAL
from onething.model import Case, Catalogue
from onething.store.documents import calendar_of, catalogue_of, document
from onething.workflows import Planner


def _back(catalogue: Catalogue) -> Catalogue:
    return catalogue_of(document("catalogue", "x", catalogue).content)


@pytest.mark.parametrize("catalogue", onething.load().catalogues, ids=lambda one: one.jurisdiction.id)
def test_catalogue_reads_back_equal(catalogue: Catalogue) -> None:
    """Each catalogue of the content reads back equal, in the same order."""
    back = _back(catalogue)
    assert back == catalogue
    assert list(back.materials) == list(catalogue.materials)


@pytest.mark.parametrize("name", ["hunan/newborn", "hunan/restaurant", "zhejiang/second-hand-house"])
def test_restored_catalogue_plans_the_same(name: str) -> None:
    """A catalogue that was written and read back has the same plan, with its reasons and its flow."""
    planner, one = onething.load().find(name)
    restored = Planner(_back(planner.catalogue), planner.packs)
    case = Case.model_validate({"as_of": "2026-06-01"})
    assert restored.plan(one.id, case) == planner.plan(one.id, case)


def test_a_catalogue_has_one_digest_wherever_it_is_written() -> None:
    """Another process, whose hashes of texts are others, writes the same text."""
    program = "from tests.store_samples import *; from onething.store.documents import document; "
    program += "print(document('catalogue', 'x', inputs().catalogue).digest)"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == document("catalogue", "x", inputs().catalogue).digest


def test_order_counts() -> None:
    """A catalogue in another order is another document: ties are decided in the order written."""
    catalogue = inputs().catalogue
    turned = replace(catalogue, items=dict(reversed(catalogue.items.items())))
    assert document("catalogue", "x", turned).digest != document("catalogue", "x", catalogue).digest


def test_kind_is_part_of_a_document() -> None:
    """Two documents of different kinds never share a digest, even if both say the same."""
    assert document("prices", "x", []).digest != document("targets", "x", []).digest


def test_calendar_reads_back_equal() -> None:
    """A calendar with moved days reads back equal."""
    calendar = inputs().calendar
    assert calendar != OFFICIAL
    assert calendar_of(document("calendar", "x", calendar).content) == calendar


def test_undefined_figures_are_refused() -> None:
    """No document holds a number that JSON cannot write."""
    with pytest.raises(ValueError, match="JSON"):
        document("options", "x", {"cost": math.nan})


def test_text_is_compact_and_chinese_as_it_is() -> None:
    """The text is JSON without blanks, readable."""
    text = document("options", "x", {"区": ["虹州"]}).text
    assert text == '{"options":{"区":["虹州"]}}'
    assert json.loads(text) == {"options": {"区": ["虹州"]}}
