"""One-things and items: their ids, what they say, and what two guides say of one."""

from guide_json import codes, item, names, onething, step

from onething.formats.guides.draft import draft_catalogue
from onething.model import Catalogue

BAKERY = {"code": "99TCN0001", "id": "bakery", "name": {"en": "Opening a bakery"}}
LICENCE = {"id": "baking-licence-new", "name": {"zh": "烘焙许可证新办", "en": "New baking licence"}}


def draft(*guides, given=None, known=None, with_text=True) -> Catalogue:
    """Return the nouns of guides."""
    return draft_catalogue(guides, given or names(), known, with_text=with_text).catalogue


def test_a_one_thing_is_named_by_its_theme():
    """In lower case, without a names file."""
    assert list(draft(onething()).onethings) == ["99tcn0001"]


def test_the_names_file_names_it_in_english():
    """The Chinese name stays as published."""
    bakery = draft(onething(), given=names(guides=[BAKERY])).onethings["bakery"]
    assert (bakery.name.zh, bakery.name.en) == ("开面包房“一件事”", "Opening a bakery")


def test_a_theme_in_two_areas_is_two_one_things():
    """The second bears its region."""
    guides = [onething(), onething(yjsSsqdbm="99TCN0001226J0102")]
    assert list(draft(*guides, given=names(guides=[BAKERY])).onethings) == ["bakery", "bakery-990102"]


def test_a_known_theme_of_another_area_is_not_replaced():
    """A guide of the next city becomes a one-thing beside it."""
    known = draft(onething(), given=names(guides=[BAKERY]))
    other = draft(onething(yjsSsqdbm="99TCN0001226J0102"), given=names(guides=[BAKERY]), known=known)
    assert list(other.onethings) == ["bakery-990102"]


def test_an_item_named_in_two_one_things_is_one():
    """Names are compared without brackets, and the shortest promise stands."""
    other = onething(yjsSsqdbm="99TCN0002226J0100", approveList=[step("“面包房登记”", cnsxsx=2.0)])
    catalogue = draft(onething(), other)
    item_id = catalogue.onethings["99tcn0002"].items[0].item
    assert item_id == catalogue.onethings["99tcn0001"].items[0].item == "99tcn0001-item-01"
    assert catalogue.items[item_id].promised_days.days == 2


def test_an_items_own_guide_is_an_item_of_its_own():
    """Its list is demanded of whoever applies for it alone."""
    catalogue = draft(onething(), item(), given=names(items=[LICENCE]))
    assert catalogue.items["99017100100001"].requirements
    assert not catalogue.items["baking-licence-new"].requirements


def test_a_link_makes_them_one():
    """The names file says so, and the materials come along."""
    linked = draft(onething(), item(), given=names(items=[{**LICENCE, "link": True}]))
    assert linked.items["baking-licence-new"].codes == ("99017100100001",)
    assert len(linked.items["baking-licence-new"].requirements) == 3
    assert "99017100100001" not in linked.items


def test_the_one_thing_carries_what_its_guide_says():
    """Figures, days, departments, fees and reasons."""
    bakery = draft(onething()).onethings["99tcn0001"]
    assert bakery.promised_days.days == 6
    assert bakery.lead == "lead-of-99tcn0001"
    assert bakery.departments == ("department-09", "department-31", "department-71")
    assert bakery.figures.before.materials == 12
    assert (bakery.fees[0].name.zh, bakery.fees[0].standard) == ("邮寄费（面包房登记）", "8元")
    assert bakery.visit_reason == "老面须当面查看。"


def test_conditions_stand_behind_the_item_that_they_are_for():
    """Whichever of the two fields names it."""
    assert draft(onething()).onethings["99tcn0001"].conditions == (
        "已租到或买到铺面",
        "办理面包房登记：店主会烤面包。",
    )


def test_without_text_reasons_and_conditions_stay_behind():
    """Figures and names carry over."""
    bakery = draft(onething(), with_text=False).onethings["99tcn0001"]
    assert (bakery.visit_reason, bakery.conditions, bakery.fees[0].basis) == ("", (), ())
    assert bakery.figures.after.days == 5


def test_questions_of_items_are_declared_for_all():
    """An item has no place for them."""
    assert list(draft(item()).declared) == ["99017100100001.m9901710010000103"]


def test_what_guides_say_differently_is_found():
    """Days, necessity, and materials that are not demanded here."""
    found = codes(draft_catalogue([onething(), item()], names(), None, with_text=True).findings)
    assert {"item-days-disagree", "necessity-disagrees", "item-not-linked"} <= set(found)


def test_copied_figures_are_found():
    """Two guides with the same figures before the reform."""
    other = onething(yjsSsqdbm="99TCN0002226J0100")
    assert "cloned-figures" in codes(
        draft_catalogue([onething(), other], names(), None, with_text=True).findings
    )


def test_a_result_that_is_also_demanded_is_found():
    """It could be taken for what is demanded."""
    guide = onething(approveList=[step("烤面包", resultSampleName="老面样品")])
    assert "result-also-required" in codes(draft_catalogue([guide], names(), None, with_text=True).findings)


def test_a_region_outside_the_jurisdiction_is_found():
    """The guide is for elsewhere."""
    here = names(jurisdiction={"id": "x", "name": "x", "region": "430000"})
    assert "foreign-region" in codes(draft_catalogue([onething()], here, None, with_text=True).findings)
