"""Rows as requirements, and questions for the optional ones."""

from guide_json import codes, material, names, onething

from onething.formats.guides.departments import departments_of
from onething.formats.guides.materials import bind_materials
from onething.formats.guides.requirements import demands_of
from onething.formats.guides.vocabulary import Vocabulary
from onething.model import Necessity, Waiver

CARD = {"materialCode": "L9000001", "materialTitle": "身份证", "mtjfs": "2"}


def demand(*fields, given=None, with_text=True):
    """Return what a guide with these rows demands."""
    given = given or names()
    listed = [material(bzclId=f"M99TCN0001{n:04}", pxh=n, **row) for n, row in enumerate(fields)]
    guide = onething(materialList=listed, approveList=[])
    departments = departments_of([guide], given, None)
    binding = bind_materials([guide], given, departments, None)
    return demands_of(guide, "bakery", Vocabulary(given, departments, binding, "990000", with_text))


def test_every_row_is_a_requirement():
    """With what the guide publishes about handing it in."""
    published = demand({**CARD, "zzclfs": 3.0}).requirements[0]
    assert (published.count, published.published.waiver, published.published.code) == (
        3,
        Waiver.E_LICENCE,
        "L9000001",
    )


def test_an_optional_row_waits_for_a_question():
    """The condition that stands in text is to be modelled."""
    demands = demand({"clbyx": "2", "tbxz": "烤黑面包时提供"})
    question = demands.questions[0]
    assert demands.requirements[0].necessity is Necessity.OPTIONAL
    assert demands.requirements[0].when.as_mapping() == {question.fact: "true"}
    assert (question.to_model, question.text, question.fact) == (
        True,
        "烤黑面包时提供",
        "bakery.m99tcn00010000",
    )
    assert codes(demands.findings) == ["conditions-to-model"]


def test_a_required_row_waits_for_nothing():
    """A condition in its remark changes nothing."""
    demands = demand({"tbxz": "烤黑面包时提供"})
    assert demands.requirements[0].when is None
    assert demands.questions == ()


def test_rows_of_one_material_have_different_holders():
    """The names file says whose each is."""
    asked = [{"name": "男方身份证", "holder": "husband"}, {"name": "女方身份证", "holder": "wife"}]
    given = names(materials=[{"id": "card", "name": "身份证", "codes": ["L9000001"], "asked_as": asked}])
    demands = demand({**CARD, "clmc": "男方身份证"}, {**CARD, "clmc": "女方身份证"}, given=given)
    assert [r.holder for r in demands.requirements] == ["husband", "wife"]
    assert [r.id for r in demands.requirements] == ["card-husband", "card-wife"]
    assert demands.findings == ()


def test_holders_that_nobody_named_come_from_the_codes():
    """The first is the applicant's, and that the others are told apart is reported."""
    demands = demand({**CARD, "clmc": "男方身份证"}, {**CARD, "clmc": "女方身份证"})
    assert [r.holder for r in demands.requirements] == ["", "m99tcn00010001"]
    assert codes(demands.findings) == ["same-material-twice"]


def test_the_published_name_is_kept_where_it_is_another():
    """A requirement is called as the guide calls it."""
    demands = demand({**CARD, "clmc": "店主身份证"}, {"clmc": "面粉清单"})
    assert [r.name.zh if r.name else None for r in demands.requirements] == ["店主身份证", None]


def test_without_text_sentences_stay_behind():
    """Remarks go, citations stay."""
    demands = demand(
        {"clbyx": "2", "tbxz": "烤黑面包时提供。", "yqtgyj": "《面包法》第三条规定：面包应当烤熟。"},
        with_text=False,
    )
    assert demands.requirements[0].note == demands.questions[0].text == ""
    assert [basis.document for basis in demands.requirements[0].basis] == ["《面包法》"]


def test_filler_is_no_remark():
    """暂无 is not written."""
    assert demand({"tbxz": "暂无"}).requirements[0].note == ""
