"""Which rows mean one material."""

import pytest
from guide_json import codes, item, material, names, onething, step

from onething.formats.guides.departments import departments_of
from onething.formats.guides.materials import bind_materials
from onething.model import Catalogue, Jurisdiction, Material, MaterialKind, Origin

CARD = {"materialCode": "L9000001", "materialTitle": "虹岭居民身份证", "mtjfs": "2"}
NAMED_CARD = {"id": "card", "name": "虹岭居民身份证", "codes": ["L9000001", "L9"]}


def bind(*guides, given=None, known=None):
    """Bind the materials of guides."""
    given = given or names()
    return bind_materials(guides, given, departments_of(guides, given, known), known)


def holding(binding):
    """Return a catalogue that knows the materials of a binding."""
    return Catalogue(Jurisdiction(id="x", name="x", region="990000"), materials=binding.nouns)


def rows(*fields, **data):
    """Return a guide with these rows, each with a code of its own."""
    listed = [material(bzclId=f"M99TCN0001{n:04}", pxh=n, **row) for n, row in enumerate(fields)]
    return onething(materialList=listed, approveList=data.get("approveList", []))


def ids(binding):
    """Return the ids of the rows, in order."""
    return [binding.rows[key] for key in sorted(binding.rows)]


def test_rows_with_one_standard_code_mean_one_material():
    """Whatever they are called."""
    bound = bind(rows({**CARD, "clmc": "男方身份证"}, {**CARD, "clmc": "女方身份证"}))
    assert len(set(ids(bound))) == 1


def test_old_and_new_code_of_a_licence_are_one_by_the_names_file():
    """The alias table is data."""
    both = rows(CARD, {**CARD, "materialCode": "L9", "materialTitle": "新身份证"})
    assert set(ids(bind(both, given=names(materials=[NAMED_CARD])))) == {"card"}


def test_two_codes_of_one_title_are_one_material_and_reported():
    """Without a names file the title decides."""
    bound = bind(rows(CARD, {**CARD, "materialCode": "L9"}))
    assert len(set(ids(bound))) == 1
    assert codes(bound.findings) == ["two-codes-one-title"]


def test_a_row_without_a_code_is_matched_by_name():
    """Brackets and blanks do not matter, nor in which guide it stands."""
    bound = bind(rows({"clmc": "《面粉 清单》"}, {"clmc": "面粉清单"}))
    assert len(set(ids(bound))) == 1


def test_a_row_without_a_code_can_mean_a_bound_material():
    """Its name is the title of one."""
    bound = bind(rows({"clmc": "虹岭居民身份证", "mtjfs": "3"}, {**CARD, "clmc": "男方身份证"}))
    assert len(set(ids(bound))) == 1


def test_a_material_without_a_name_in_the_file_has_its_official_code_as_id():
    """In lower case."""
    assert ids(bind(rows({"clmc": "面粉清单"}))) == ["m99tcn00010000"]


def test_rows_that_share_a_code_get_ids_of_their_own():
    """Their names tell them apart."""
    guide = onething(materialList=[material(clmc="一"), material(clmc="二")], approveList=[])
    bound = bind(guide)
    assert ids(bound) == ["m99tcn00010009", "m99tcn00010009-2"]
    assert codes(bound.findings) == ["id-taken"]
    assert bind(guide, known=holding(bound)) == bound


def test_rows_that_are_not_waived_are_kept_apart_from_those_that_are():
    """Else the source of the waived ones would replace them, too."""
    bound = bind(rows(CARD, {"clmc": "虹岭居民身份证", "mtjfs": "4"}))
    assert len(set(ids(bound))) == 2
    assert codes(bound.findings) == ["waived-for-some-only"]


def test_what_is_kept_apart_has_neither_the_code_nor_the_name_of_the_material():
    """Nobody who asks for the material by either finds it instead."""
    apart = bind(rows(CARD, {**CARD, "mtjfs": "4"})).nouns["m99tcn00010001"]
    assert (apart.name.zh, apart.codes, apart.aliases) == ("虹岭居民身份证（须提交）", (), ())


@pytest.mark.parametrize(
    "told",
    [
        [{**CARD, "mtjfs": "4"}, CARD, {**CARD, "materialCode": "L9"}],
        [CARD, {"clmc": "虹岭居民身份证", "mtjfs": "4"}],
        [CARD, {**CARD, "materialTitle": "户口簿"}, {"clmc": "户口簿"}],
        [CARD, {"materialCode": "L2", "materialTitle": "户口簿"}, {**CARD, "materialTitle": "户口簿"}],
        [{"clmc": "登记证书"}, {"clmc": "登记证书（合伙人提供）"}],
        [{"clmc": "登记证书（合伙人（自然人，除外）提供）"}, {"clmc": "登记证书"}],
    ],
)
def test_a_material_is_found_again(told):
    """Whatever shares a code or a name, a later run over what an earlier one came to gives the same."""
    bound = bind(rows(*told))
    assert bind(rows(*told), known=holding(bound)) == bound


def test_a_title_that_means_a_named_material_means_it_in_unbound_rows_too():
    """The names file knows its code."""
    given = names(materials=[NAMED_CARD])
    told = rows({**CARD, "materialTitle": "新身份证"}, {"clmc": "新身份证", "mtjfs": "2"})
    assert set(ids(bind(told, given=given))) == {"card"}


def test_a_name_can_mean_something_else_in_one_guide():
    """The names file says in which."""
    asked = [{"name": "承诺书", "guide": "99TCN0001"}]
    given = names(materials=[{"id": "bakers-oath", "name": "面包师誓言", "asked_as": asked}])
    guide = rows({"clmc": "承诺书"})
    other = item(materialList=[{"materialCode": "M1", "materialTitle": "承诺书"}], resultSampleName="")
    bound = bind(other, guide, given=given)
    assert ids(bound) == ["m1", "bakers-oath"]


def test_a_result_means_the_material_that_is_demanded_elsewhere():
    """So that one item's result can meet another's requirement."""
    bound = bind(
        rows({"clmc": "面包房登记证"}, approveList=[step("登记", resultSampleName="《面包房登记证》；")])
    )
    assert list(bound.results.values()) == ids(bound)


def test_what_is_only_a_result_is_issued_by_government():
    """A licence by its name, or else a proof."""
    steps = [step("甲", resultSampleName="烘焙许可证"), step("乙", resultSampleName="登记通知书")]
    nouns = bind(rows(approveList=steps)).nouns
    assert {noun.kind for noun in nouns.values()} == {MaterialKind.LICENCE, MaterialKind.PROOF}
    assert {noun.origin for noun in nouns.values()} == {Origin.GOVERNMENT}


def test_a_known_material_keeps_its_id():
    """By code or by name."""
    known = Catalogue(
        Jurisdiction(id="x", name="x", region="990000"),
        materials={"my-card": Material(id="my-card", name="身份证", codes=("L9000001",))},
    )
    assert ids(bind(rows(CARD), known=known)) == ["my-card"]


def test_a_name_with_a_condition_behind_it_is_shortened():
    """The material is called by what it is."""
    nouns = bind(rows({"clmc": "登记证书（合伙人提供）"})).nouns
    assert [noun.name.zh for noun in nouns.values()] == ["登记证书"]
