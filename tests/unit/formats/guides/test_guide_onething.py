"""Reading the guide of a one-thing."""

import pytest
from guide_json import codes, material, onething, onething_json, read_as_onething

from onething.model import Copies, Form, Handover, MaterialKind, Necessity, Origin, Waiver


def test_the_list_code_gives_theme_and_region():
    """Theme, kind, year and area stand in one code."""
    guide = onething(yjsSsqdbm="43TC18001000225J0922")
    assert (guide.code, guide.region) == ("43TC18001000", "430922")


def test_a_strange_list_code_is_the_code():
    """Nothing is read into a code of another form."""
    guide = onething(yjsSsqdbm="面包-1")
    assert (guide.code, guide.region) == ("面包-1", "")


def test_departments_are_paired_in_ascending_order_of_codes():
    """The codes come in any order, the names in that of the codes."""
    guide = onething(figures={"lbjgId": "31,9"}, basic={"cooperateName": "市监部门,公安部门"})
    assert guide.departments == (("31", "市监部门"), ("9", "公安部门"))


def test_departments_that_do_not_pair_keep_their_codes():
    """A missing name makes all pairs doubtful."""
    guide = onething(basic={"cooperateName": "公安部门"})
    assert guide.departments == (("09", ""), ("31", ""), ("71", ""), ("99", ""))
    assert codes(guide.findings) == ["departments-do-not-pair"]


def test_materials_lie_in_the_order_of_the_guide():
    """The list itself does not keep the order."""
    rows = [material(clmc="后", pxh=2.0), material(clmc="先", pxh=1.0)]
    assert [row.name for row in onething(materialList=rows).materials] == ["先", "后"]


def test_codes_are_read_as_words():
    """Every code of a row means a member of an enumeration."""
    row = material(clbyx="3", cllyqd="20", clxz="2", cllx="3", clxs="4", tgfs="1", mtjfs="5")
    read = onething(materialList=[row]).materials[0]
    assert (read.necessity, read.origin, read.kind) == (
        Necessity.DEFERRABLE,
        Origin.GOVERNMENT,
        MaterialKind.LICENCE,
    )
    assert (read.copies, read.form, read.handover) == (Copies.BOTH, Form.EITHER, Handover.ON_SITE)
    assert read.waiver is Waiver.PERSONAL_SPACE


def test_an_unknown_waiver_waives_nothing():
    """A code without a known meaning never helps the applicant."""
    guide = onething(materialList=[material(mtjfs="8")])
    assert guide.materials[0].waiver is Waiver.NONE
    assert codes(guide.findings) == ["unknown-code"]


def test_the_figures_are_read_from_numbers_and_texts():
    """Before and after, in days, visits, materials and steps."""
    figures = onething(figures={"gqblsx": "20"}).figures
    assert (figures.before.days, figures.after.days, figures.after.steps) == (20, 5, 2)


def test_channels_are_sorted_and_each_stands_once():
    """Computer and telephone are both online."""
    assert onething(figures={"zcblqd": "4,2,1,3"}).channels == ("online", "terminal", "window")


def test_an_empty_result_is_none():
    """暂无 produces nothing."""
    assert onething().items[-1].result == ""


def test_a_row_without_a_name_is_called_by_its_code():
    """It still counts."""
    guide = onething(materialList=[material(clmc=None)])
    assert guide.materials[0].name == "M99TCN00010009"
    assert codes(guide.findings) == ["missing-field"]


@pytest.mark.parametrize(
    "key", ["basicInfo", "onethingCatalogStandServiceGuide", "approveList", "materialList", "chargelist"]
)
@pytest.mark.parametrize("value", [None, "", [], {}, 7, [7]])
def test_any_block_may_be_missing_or_strange(key, value):
    """A guide is read whatever it lacks."""
    assert read_as_onething(onething_json()["data"] | {key: value}).code == "99TCN0001"
