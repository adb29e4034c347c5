"""Reading the guide of an ordinary item."""

from guide_json import codes, item

from onething.model import Necessity, Waiver


def test_the_code_is_that_of_the_item_with_its_variant():
    """基本编码 and 业务办理项 together name the item."""
    assert item().code == "99017100100001"


def test_the_department_code_stands_within_the_code():
    """Two digits of the code."""
    assert item().department_code == "71"
    assert item(rightsCode="x").department_code == ""


def test_the_unit_of_a_limit_is_read_from_its_text():
    """工作日 are working days, 日 are calendar days."""
    guide = item()
    assert (guide.statutory.unit, guide.promised.unit) == ("working-days", "calendar-days")


def test_a_limit_without_a_unit_is_in_working_days():
    """That is said."""
    guide = item(commitmentLimitExplain="依据实际情形办理", specialProcedureTimelimit=None)
    assert guide.promised.unit == "working-days"
    assert codes(guide.findings) == ["unit-not-stated"]


def test_words_are_read_as_codes_are():
    """The words of an ordinary guide mean what the codes of a one-thing mean."""
    rows = item().materials
    assert rows[2].necessity is Necessity.OPTIONAL
    assert rows[1].waiver is Waiver.E_LICENCE


def test_the_bound_material_has_keys_of_its_own():
    """`materialCode` is the row's own code here, and the bound one in a one-thing."""
    row = item().materials[1]
    assert (row.code, row.bound_code) == ("M9901710010000102", "L9000001")


def test_an_item_without_codes_is_known_by_its_id():
    """Whatever names it serves."""
    assert item(rightsCode=None, ywCode=None).code == "0123456789abcdef0123456789abcdef"
