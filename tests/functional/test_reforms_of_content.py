"""The reforms that come with the catalogues: each fits, each changes a plan, and they compose."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pytest

from onething.app.catalogues import load
from onething.app.checking import check
from onething.app.reforming import compare_with_reforms, reforms_beside
from onething.model import FigureKind
from onething.reforms import conflicts, reformed, touched, with_reforms
from onething.workflows import Planner

LEAST = {"hunan": 8, "zhejiang": 4}
DAY = date(2027, 10, 1)

SHOWN: dict[str, tuple[str, FigureKind, dict[str, Any]]] = {
    "marriage-certificate": ("newborn", FigureKind.MATERIALS, {}),
    "newborn-checks-province-wide": ("newborn", FigureKind.MATERIALS, {"region": "430400"}),
    "newborn-without-a-visit": ("newborn", FigureKind.VISITS, {}),
    "newborn-in-fifteen-days": ("newborn", FigureKind.DAYS, {}),
    "labour-contract-promised": ("hiring", FigureKind.MATERIALS, {}),
    "file-proofs-abolished": ("flexible-employment", FigureKind.MATERIALS, {}),
    "card-activated-online": ("hiring", FigureKind.VISITS, {}),
    "lease-papers-later": ("public-rental-housing", FigureKind.MATERIALS, {}),
    "no-physical-documents-for-marriage": (
        "marriage",
        FigureKind.MATERIALS,
        {"facts": {"channel": "window"}},
    ),
    "small-eateries-at-once": (
        "restaurant",
        FigureKind.DAYS,
        {"facts": {"restaurant.food_business": "small", "restaurant.floor_area": 30}},
    ),
    "account-by-video": ("company-opening", FigureKind.VISITS, {}),
    "loan-signed-remotely": ("second-hand-house", FigureKind.VISITS, {}),
    "old-certificates-digitised": ("second-hand-house", FigureKind.VISITS, {"assume": "guaranteed"}),
    "transfer-within-a-day": ("second-hand-house", FigureKind.DAYS, {}),
}
"""For most reforms, a figure of a one-thing that it lowers."""


@cache
def content():
    """Return the catalogues that come with the package."""
    return load()


def named(name):
    """Return the reforms of a catalogue."""
    planner = planner_of(name)
    return reforms_beside(planner.catalogue, planner.packs).reforms


def planner_of(name):
    """Return the planner of a catalogue."""
    return content().planner(next(one for one in content().catalogues if one.jurisdiction.id == name))


REFORMS = [(name, reform) for name in LEAST for reform in named(name)]


@pytest.mark.parametrize("name", LEAST)
def test_there_are_reforms_of_many_kinds(name):
    """Each with a reason in both languages."""
    reforms = named(name)
    assert len(reforms) >= LEAST[name]
    assert len({change.do for reform in reforms for change in reform.changes}) >= LEAST[name] // 2
    assert all(reform.reason.zh and reform.reason.en for reform in reforms)


@pytest.mark.parametrize(("reform", "shown"), SHOWN.items(), ids=list(SHOWN))
def test_a_reform_lowers_a_figure(reform, shown):
    """Materials, visits or days of a one-thing that it touches."""
    onething, kind, case = shown
    catalogue, found = next((name, one) for name, one in REFORMS if one.id == reform)
    compared = compare_with_reforms(content(), f"{catalogue}/{onething}", [reform], as_of=DAY, **case)
    assert compared.figure(kind).after < compared.figure(kind).before
    assert onething in touched(planner_of(catalogue), found)


@pytest.mark.parametrize(("catalogue", "reform"), REFORMS, ids=[reform.id for _, reform in REFORMS])
def test_each_reform_changes_a_plan(catalogue, reform):
    """Of a one-thing that it touches, through one channel or another."""
    ones = sorted(touched(planner_of(catalogue), reform))
    cases = [
        {"assume": assume, "region": region, "facts": facts}
        for assume in ("connected", "guaranteed")
        for region in (None, "430400" if catalogue == "hunan" else "330300")
        for facts in ({}, {"channel": "window"}, SHOWN.get(reform.id, ("", "", {}))[2].get("facts", {}))
    ]
    compared = (
        compare_with_reforms(content(), f"{catalogue}/{one}", [reform], as_of=DAY, **case)
        for one in ones
        for case in cases
    )
    assert any(
        one.before.materials != one.after.materials or one.before.flow != one.after.flow for one in compared
    )


@pytest.mark.parametrize("name", LEAST)
def test_all_reforms_of_a_catalogue_can_be_made_together(name):
    """And every one-thing can still be planned."""
    reforms, planner = named(name), planner_of(name)
    assert conflicts(reforms) == ()
    after = with_reforms(planner, reforms)
    assert all(after.plan(onething).visits is not None for onething in planner.catalogue.onethings)


def test_nothing_is_found_against_them():
    """No change without effect, no cost without a basis."""
    assert [finding for finding in check(content()) if finding.subject.startswith("reform ")] == []


@pytest.mark.parametrize("name", LEAST)
def test_a_planner_that_keeps_what_is_not_touched_plans_as_one_made_anew(name):
    """Whatever was compiled before the reform was made."""
    planner = planner_of(name)
    onethings = tuple(planner.catalogue.onethings)
    for onething in onethings:
        planner.program(onething)
    for reform in named(name):
        made = reformed(planner.catalogue, planner.packs, [reform])
        kept, anew = with_reforms(planner, [reform]), Planner(made.catalogue, made.packs)
        assert [kept.plan(one) for one in onethings] == [anew.plan(one) for one in onethings]
