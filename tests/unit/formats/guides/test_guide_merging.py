"""New guides over a catalogue that is there already."""

import pytest
from guide_json import codes, item, material, names, onething, onething_json, step

from onething.formats.guides.draft import draft_catalogue
from onething.formats.guides.merging import known_under_other_ids, merge
from onething.language import Label

BAKERY = names(guides=[{"code": "99TCN0001", "id": "bakery"}])


def into(known, *guides, given=None, kept=lambda kind, key: False):
    """Merge guides into a catalogue."""
    drafted = draft_catalogue(guides, given or names(), known, with_text=True).catalogue
    return merge(known, drafted, kept)


def test_merging_again_changes_nothing():
    """The same guides tell the same."""
    once = into(None, onething(), item())
    assert into(once, onething(), item()) == once


def test_merging_again_changes_nothing_where_a_material_is_waived_for_some_only():
    """The row that is not waived is the same material of its own again."""
    listed = onething_json()["data"]["materialList"]
    guides = onething(materialList=[{**listed[0], "mtjfs": "4"}, *listed[1:]]), item()
    once = into(None, *guides)
    assert into(once, *guides) == once
    assert once.onethings["99tcn0001"].requirements[1].material == "m99tcn00010002"
    assert once.items["99017100100001"].requirements[1].material == "m9901710010000102"


def test_a_renamed_material_keeps_its_old_name():
    """Else another one could take it, and be taken for it."""
    card = {"materialCode": "L9000001", "mtjfs": "2"}
    once = into(None, onething(materialList=[material(materialTitle="身份证", **card)]))
    again = into(once, onething(materialList=[material(materialTitle="居民身份证", **card)]))
    renamed = again.materials["m99tcn00010009"]
    assert (renamed.name.zh, renamed.aliases) == ("居民身份证", ("身份证",))


def test_a_renamed_department_keeps_its_old_name():
    """What was told of it under that name is found again."""
    renamed = {"lbjgId": "71", "cooperateName": "烘焙部门"}
    again = into(into(None, onething()), onething(basic=renamed, figures={"lbjgId": "71"}))
    assert again.departments["department-71"].name.zh == "烘焙部门"
    assert "面包部门" in again.departments["department-71"].aliases


@pytest.mark.parametrize("order", [(onething, item), (item, onething)])
def test_one_after_the_other_is_as_good_as_both_at_once(order):
    """In whatever order, as far as the names file gives the ids."""
    given = names(
        materials=[{"id": "card", "name": "虹岭居民身份证", "codes": ["L9000001"]}],
        departments=[{"id": "bread", "name": "面包部门", "codes": ["71"]}],
    )
    one = into(into(None, order[0](), given=given), order[1](), given=given)
    both = into(None, onething(), item(), given=given)
    assert set(one.items) == set(both.items)
    assert one.items["99tcn0001-item-02"].department == both.items["99tcn0001-item-02"].department
    assert one.sources["e-licence-card"].connected == both.sources["e-licence-card"].connected


def test_what_must_be_kept_is_kept():
    """An edited noun outweighs the guide."""
    once = into(None, onething())
    edited = once.onethings["99tcn0001"].model_copy(update={"name": Label(zh="我的面包房")})
    again = into(once.with_noun(edited), onething(), kept=lambda kind, key: kind == "onethings")
    assert again.onethings["99tcn0001"] == edited


def test_an_english_name_is_not_lost():
    """An import without a names file does not take it away."""
    named = names(guides=[{"code": "99TCN0001", "id": "99tcn0001", "name": {"en": "Bakery"}}])
    once = into(None, onething(), given=named)
    assert into(once, onething()).onethings["99tcn0001"].name.en == "Bakery"


def test_a_waiver_that_was_withdrawn_ends_the_connection():
    """Nobody is left to ask the source, so it goes."""
    card = {"materialCode": "L9000001", "materialTitle": "身份证"}
    before = into(None, onething(materialList=[material(mtjfs="2", **card)]))
    after = into(before, onething(materialList=[material(mtjfs="4", **card)]))
    assert len(before.sources) == 1
    assert after.sources == {}


def test_others_stay_connected():
    """A guide speaks only for itself."""
    before = into(None, onething(), item())
    after = into(before, onething(materialList=[]))
    assert after.sources["e-licence-m9901710010000102"].connected == ("99017100100001",)


def test_the_shortest_promise_of_all_one_things_stands():
    """Also of those that are not imported again."""
    other = onething(yjsSsqdbm="99TCN0002226J0100", approveList=[step("面包房登记", cnsxsx=9.0)])
    again = into(into(None, onething()), other)
    assert again.items["99tcn0001-item-01"].promised_days.days == 3


def test_an_item_learns_its_department_from_its_own_guide():
    """Even if that comes later."""
    again = into(into(None, onething()), item())
    assert again.items["99tcn0001-item-02"].department == "department-71"
    assert again.items["99tcn0001-item-02"].promised_days.days == 7


def test_a_question_that_is_no_longer_asked_goes():
    """The item's new list has nothing optional."""
    before = into(None, item())
    after = into(before, item(materialList=[]))
    assert (len(before.declared), len(after.declared)) == (1, 0)


def test_a_code_that_is_known_under_another_id_is_reported():
    """The catalogue would have it twice."""
    known = into(None, onething())
    drafted = draft_catalogue([onething()], BAKERY, known, with_text=True).catalogue
    assert codes(known_under_other_ids(known, drafted)) == ["known-under-another-id"]


def test_an_item_that_is_known_by_two_names_is_one_item():
    """What a names file brought together stays so without it."""
    given = names(items=[{"id": "registering", "name": "面包房登记", "aliases": ["招牌备案"]}])
    again = into(into(None, onething(), given=given), onething())
    assert len(again.items) == 3
    assert again.onethings["99tcn0001"].items[0].item == "registering"
