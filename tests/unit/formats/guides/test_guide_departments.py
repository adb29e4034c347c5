"""Departments by code list, by local name, and within the code of an item."""

import pytest
from guide_json import item, names, onething

from onething.formats.guides.departments import departments_of
from onething.model import Catalogue, Department, Jurisdiction, Material

POLICE = {"id": "police", "name": {"zh": "公安部门", "en": "Police"}, "codes": ["09"]}


def test_ids_come_from_the_code_list():
    """Without a names file the code is the id."""
    departments = departments_of([onething()], names(), None)
    assert departments.by_code["71"] == "department-71"
    assert departments.nouns["department-71"].name.zh == "面包部门"


def test_the_names_file_gives_readable_ids():
    """By code, with an English name."""
    departments = departments_of([onething()], names(departments=[POLICE]), None)
    assert departments.nouns["police"].name.en == "Police"


def test_the_code_for_all_others_is_left_out():
    """It is nobody."""
    assert "99" not in departments_of([onething()], names(), None).by_code


def test_the_lead_department_has_its_local_name():
    """It is a department of its own, in the region of the guide."""
    departments = departments_of([onething()], names(), None)
    lead = departments.nouns[departments.named("虹州市面包和糕点局")]
    assert (lead.id, lead.region) == ("lead-of-99tcn0001", "990100")


def test_the_department_of_an_item_is_found_by_code_where_the_names_agree():
    """面包和糕点部门 is 面包部门 in full."""
    departments = departments_of([onething(), item()], names(), None)
    assert departments.named("面包和糕点部门") == "department-71"


def test_a_code_counts_for_nothing_where_the_names_disagree():
    """Another body may share the code."""
    departments = departments_of([onething(), item(deptName="消防部门")], names(), None)
    assert departments.named("消防部门") == "department-of-99017100100001"


def test_a_known_department_keeps_its_id():
    """By code or name."""
    known = Catalogue(
        Jurisdiction(id="x", name="x", region="990000"),
        departments={"bakers": Department(id="bakers", name="面包部门", codes=("71",))},
    )
    assert departments_of([onething()], names(), known).by_code["71"] == "bakers"


def test_who_issues_a_material_is_read_from_a_note():
    """公安部门核发 names the police."""
    departments = departments_of([onething()], names(), None)
    assert departments.issuing("公安部门核发") == "department-09"
    assert departments.issuing("申请人自备") is None


def test_issuers_that_only_the_names_file_knows_are_added():
    """A material never names a department that is not there."""
    departments = departments_of([item()], names(), None)
    licence = Material(id="licence", name="证", issuer="police")
    assert "police" in departments.with_issuers([licence], names(departments=[POLICE]))


def told(ids, said):
    """Return what guides come to that name departments by these codes and names."""
    return onething(basic={"lbjgId": ids, "cooperateName": said}, figures={"lbjgId": ids})


def test_a_department_keeps_all_names_that_its_code_had():
    """The first one calls it."""
    guides = [told("71", "面包部门"), told("71", "烘焙部门")]
    bread = departments_of(guides, names(), None).nouns["department-71"]
    assert (bread.name.zh, bread.aliases) == ("面包部门", ("烘焙部门",))


def test_a_department_without_a_name_gets_it_from_another_guide():
    """Its code stands in as long as nobody says one."""
    bread = departments_of([told("71", ""), told("71", "面包部门")], names(), None).nouns["department-71"]
    assert (bread.name.zh, bread.aliases) == ("面包部门", ())


@pytest.mark.parametrize(
    "guides",
    [
        [told("09", "公安部门"), told("31", "市监部门"), told("31", "公安部门"), told("09", "市监部门")],
        [told("71", ""), told("71", "面包部门")],
        [
            told("71", "面包部门"),
            item(deptName="面包和糕点部门"),
            item(ywCode="00", deptName="和糕点部门的面包"),
        ],
    ],
)
def test_a_department_is_found_again(guides):
    """Whatever codes and names they share, a later run over what an earlier one came to gives the same."""
    found = departments_of(guides, names(), None)
    known = Catalogue(Jurisdiction(id="x", name="x", region="990000"), departments=found.nouns)
    assert departments_of(guides, names(), known) == found
