"""Tests of plans on a terminal."""

import pytest
from plan_nouns import HOME, MARRIED, REGISTRATION, closed, demand, lacks, plan, planned, printed, town, way
from rich.cells import cell_len

from onething.formats.reports.plan_text import plan_text
from onething.model import Mode, Outcome

HAND_IN, REPLACED, NOT_NEEDED, OPEN = Outcome.HAND_IN, Outcome.REPLACED, Outcome.NOT_NEEDED, Outcome.OPEN
FIGURES = {"before": {"materials": 22, "days": 72, "steps": 10}, "after": {"materials": 4, "days": 5}}


def lines(made, language="zh", width=120):
    """Return the lines that a plan is printed in, without blanks at both ends."""
    text = printed(plan_text(made, town(), language), width=width)
    return [line.strip() for line in text.splitlines()]


def met(mode=Mode.E_LICENCE, *, material="id-card", **more):
    """Return a material that is met by a way of this mode."""
    return planned(REPLACED, demand(REPLACED, used=way(mode), **more), material=material)


def test_the_answer_comes_first():
    """After the one-thing, and for what the plan holds, the numbers in one line."""
    made = plan(
        planned(HAND_IN),
        met(material="a"),
        met(Mode.COMMITMENT, material="b"),
        met(Mode.DEFERRAL, material="c"),
        planned(OPEN, material="d"),
    )
    assert lines(made)[:4] == [
        "新生儿出生",
        "云溪市（990100） · 按 2026-07-01 的规定 · 假定已接通的数据资源都能查到",
        "",
        "交 1 份材料，免交 1 份，告知承诺 1 份，容缺后补 1 份，1 份待定",
    ]
    assert lines(made, "en")[3] == "Hand in 1, 1 replaced, 1 promised, 1 deferred, 1 open"


def test_where_nothing_is_handed_in_the_answer_says_so():
    """There is no empty section about what to hand in."""
    shown = lines(plan(met()))
    assert shown[3] == "不用交材料，免交 1 份"
    assert not any(line.startswith("要交的材料") for line in shown)


def test_visits_and_days_are_told_once_a_flow_was_derived():
    """A plan without a flow says nothing of them."""
    assert lines(plan(met(), visits=1, days=3), "en")[3] == (
        "Nothing to hand in, 1 replaced, 1 visit, 3 working days"
    )


def test_published_figures_stand_beside_the_answer():
    """Figures before and after; one that is published only for before is told as such."""
    shown = lines(plan(*[planned(HAND_IN, holder=str(n)) for n in range(4)], figures=FIGURES))
    assert shown[4] == "官方公布：22 → 4 份材料，72 → 5 个工作日，此前 10 个环节"
    assert shown[5] == ""


def test_a_published_figure_that_differs_is_remarked():
    """What the platform publishes is neither hidden nor corrected."""
    assert lines(plan(planned(HAND_IN), figures=FIGURES))[5] == "与公布的不同：公布 4 份材料，本情形算得 1"


def test_open_materials_may_still_make_up_for_a_difference():
    """Four published and two to five computed is no contradiction."""
    materials = [planned(OPEN if n < 3 else HAND_IN, holder=str(n)) for n in range(5)]
    assert lines(plan(*materials, figures=FIGURES))[5] == ""
    few = plan(*materials[2:4], figures=FIGURES)
    assert lines(few, "en")[5] == "Differs: 4 materials published, 1 to 2 found here"


def test_a_material_to_hand_in_says_how_who_asks_and_what_it_lacks():
    """Of several ways that are not open, the one that lacks least is told."""
    not_used = [closed(lacks("甲"), lacks("乙"), mode=Mode.DATA_CHECK), closed(lacks("“电子证照库”查得到"))]
    made = plan(planned(HAND_IN, demand(HAND_IN, not_used=not_used), count=2, holder="父亲"))
    assert lines(made)[5:9] == [
        "要交的材料（1）",
        "1. 居民身份证（父亲） 2 份 · 复印件、纸质",
        "要求方：出生登记（公安部门）",
        "免交还差：“电子证照库”查得到（电子证照）",
    ]


def test_a_replaced_material_says_how_on_what_basis_and_what_else_is_open():
    """Mode, source, rule, basis and fallbacks."""
    other = way(Mode.DATA_CHECK, source="register")
    shown = lines(plan(planned(REPLACED, demand(REPLACED, used=way(), fallbacks=[other]))))
    assert shown[5:9] == [
        "免交的材料（1）",
        "1. 居民身份证   电子证照 · 电子证照库",
        "依据：“电子证照免提交”，国办函〔2016〕108号 第十条",
        "备用：数据核验（register）",
    ]


def test_a_material_met_in_two_ways_has_a_row_for_each_and_counts_once():
    """Each row then says for whose demand it holds."""
    other = demand(REPLACED, owner="newborn", used=way(Mode.DATA_CHECK))
    shown = lines(plan(planned(REPLACED, demand(REPLACED, used=way()), other)), "en")
    assert shown[3] == "Nothing to hand in, 1 replaced"
    assert "Not handed in (1)" in shown
    assert "For: Birth registration (Police)" in shown
    assert "For: the one-thing as a whole" in shown


@pytest.mark.parametrize(
    ("mode", "title"), [(Mode.COMMITMENT, "告知承诺（1）"), (Mode.DEFERRAL, "容缺后补（1）")]
)
def test_what_is_promised_or_deferred_stands_by_itself(mode, title):
    """Neither is handed in, and neither is replaced for good; to whom it is owed is told."""
    shown = lines(plan(planned(REPLACED, demand(REPLACED, used=way(mode, source=None)))))
    assert shown[5:7] == [title, "1. 居民身份证   用于：出生登记（公安部门）"]
    assert not any(line.startswith("免交的材料") for line in shown)


def test_a_promise_is_shown_though_another_demand_has_the_material_handed_in():
    """Nothing that the applicant has to do is left out."""
    promise = demand(REPLACED, owner="newborn", used=way(Mode.COMMITMENT))
    shown = lines(plan(planned(HAND_IN, demand(HAND_IN), promise)), "en")
    assert shown[3] == "Hand in 1, 1 promised"
    assert "Promised (1)" in shown


def test_an_open_material_names_the_questions_that_decide_it():
    """The reader learns what to ask."""
    made = plan(planned(OPEN), questions=[{"question": MARRIED, "decides": ["id-card"]}])
    assert "取决于：是否已婚？" in lines(made)


def test_an_open_material_that_no_question_decides_names_the_undecided_tests():
    """What a source will answer is not a question to the applicant."""
    open_way = closed(lacks("“电子证照库”查得到", known=False))
    assert "取决于：“电子证照库”查得到" in lines(plan(planned(OPEN, demand(OPEN, not_used=[open_way]))))


def test_a_material_that_is_not_needed_takes_one_line_with_the_reason():
    """What would have to hold; or that another of the alternatives is used."""
    divorced = planned(NOT_NEEDED, demand(NOT_NEEDED, reason=[lacks("婚姻状况是离异")]))
    other = planned(NOT_NEEDED, demand(NOT_NEEDED, passed_over=True), holder="母亲")
    shown = lines(plan(divorced, other))
    assert shown[5:8] == [
        "本情形不需要的材料（2）",
        "· 居民身份证         需要的条件：婚姻状况是离异",
        "· 居民身份证（母亲） 需要的条件：不选用其他可替代的材料",
    ]


def test_the_fields_of_the_form_are_grouped_by_who_fills_them_in():
    """What is left to the applicant comes first."""
    fields = [
        {"id": "name", "label": "姓名", "forms": ["id-card"], "source": "licence-store"},
        {"id": "sex", "label": "性别", "forms": ["id-card"], "source": "licence-store"},
        {"id": "phone", "label": "电话", "forms": ["id-card"]},
    ]
    shown = lines(plan(form=fields))
    assert shown[5] == "表单字段（3）"
    assert shown[6].split() == ["·", "申请人（1）", "电话"]
    assert shown[8].split() == ["·", "电子证照库（2）", "姓名、性别"]


def test_items_in_the_case_come_before_those_that_are_out():
    """With the department, and the condition of what is out."""
    out = {
        "item": "x",
        "name": "户口迁移",
        "inclusion": "out",
        "reason": [lacks("户口不在本地", fact="home")],
    }
    shown = lines(plan(items=[out, {"item": "registration", "name": REGISTRATION.name, "inclusion": "in"}]))
    assert shown[5] == "办理事项（1/2）"
    assert shown[6].split() == ["·", "出生登记", "办理", "·", "公安部门"]
    assert shown[7].split() == ["·", "户口迁移", "不办理"]
    assert shown[8] == "条件：户口不在本地"


def test_a_question_shows_its_answers_and_what_waits_for_it():
    """Values as they are typed, with their labels; items and materials by name."""
    made = plan(planned(OPEN), questions=[{"question": HOME, "decides": ["item:registration", "id-card"]}])
    shown = lines(made, "en")
    start = shown.index("Open questions (1)")
    assert shown[start + 1 : start + 4] == [
        "1. Where do you live? home",
        "Answers: town = in town, elsewhere",
        "Decides: Birth registration, ID card",
    ]


def test_known_facts_and_assumptions_are_listed():
    """What the plan rests on stands at its end."""
    shown = lines(plan(facts={"married": True}, assumptions=["按惯例推定"]))
    assert shown[5:7] == ["已知情形（1）", "· 是否已婚？   是"]
    assert shown[-2:] == ["没有文件依据的假设（1）", "· 按惯例推定"]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal_and_no_name_is_cut(language, width):
    """A very long name is wrapped within its column."""
    name = "住房公积金个人住房贷款购房首付款发票（收据）或销售不动产发票及其全部附件" * 3
    made = plan(planned(REPLACED, demand(REPLACED, used=way()), name=name))
    shown = lines(made, language, width)
    assert all(cell_len(line) <= width for line in shown)
    assert "…" not in "".join(shown)


def test_marks_of_rich_in_a_name_are_shown_as_they_are():
    """A name is text, whatever it looks like."""
    assert any("[bold]证[/bold]" in line for line in lines(plan(planned(HAND_IN, name="[bold]证[/bold]"))))
