"""Tests of the parts of a guide: what each of them says."""

from tests.fictional import city
from tests.unit.formats import teahouse

from onething.formats.pages.bringing import bring, fill_in, need_not_bring
from onething.formats.pages.closing import assumptions, contacts, fees, figures, version
from onething.formats.pages.doing import back_office, own_steps
from onething.formats.pages.going import cards, time, visits, what, where
from onething.formats.pages.situations import Situation, answers, overview, shared
from onething.formats.reports.names import Names
from onething.language import Label
from onething.model import Channel, Outcome

PLAN = teahouse.plan()
ZH, EN = (Names(language, teahouse.catalogue()) for language in ("zh", "en"))


def rows(part, number=0):
    """Return the rows of one of the tables of a part."""
    return part.grids[number].rows


def flowing(**changes):
    """Return the plan with a flow that differs in this."""
    return PLAN.model_copy(update={"flow": PLAN.flow.model_copy(update=changes)})


def test_figures_are_seen_first():
    """Visits, days, materials, fields: the last with what fills itself."""
    assert [card.figure for card in cards(PLAN, ZH)] == ["3", "7", "4", "1"]
    assert cards(PLAN, ZH)[1].remark == "最迟2026年6月10日办结"


def test_figures_span_what_open_questions_leave_open():
    """From the least to the most."""
    assert cards(flowing(visits_at_least=1, days_at_least=2), EN)[0].figure == "1–3"


def test_what_it_is_names_items_departments_and_conditions():
    """Items that are not part of the case are left out."""
    part = what(PLAN, EN)
    assert rows(part)[0] == ("Business registration", "Market Regulation Bureau", "yes")
    assert "Sign notice" not in str(part)
    assert part.points == ("年满十八周岁",)


def test_where_to_apply_compares_the_channels():
    """Why a channel is closed stands beside it."""
    assert rows(where(PLAN, ZH)) == (
        ("窗口", "3", "6", "7", ""),
        ("网上", "—", "—", "—", "不能办理；“消防安全检查”不能网上办理"),
    )


def test_each_visit_says_where_what_and_why():
    """Nobody goes without knowing why."""
    assert rows(visits(PLAN, EN))[1] == (
        "2",
        "The premises",
        "The inspectors look at the place",
        "the reason for: The inspectors look at the place",
    )


def test_no_visit_is_said_in_words():
    """An empty table would leave the reader in doubt."""
    assert visits(flowing(visits=(), visits_at_least=0), ZH).lines == ("不用跑，全程不到现场。",)


def test_time_names_days_dates_pauses_and_what_is_not_published():
    """What was taken to need no day is marked as a caveat."""
    part = time(PLAN, EN)
    assert (
        part.lines[0]
        == "From acceptance to the last result: 7 working days (by law at most 21 working days)."
    )
    assert "Last result expected: 10 June 2026" in part.lines[1]
    assert part.lines[2].startswith("Hand in later within 10 days: Floor plan")
    assert "Sign permit" in part.warnings[0]


def test_a_material_is_brought_in_so_many_pieces_on_this_basis():
    """Where no basis is published that is said."""
    sign = next(row for row in rows(bring(PLAN, EN)) if row[0] == "Drawing of the sign")
    assert sign == (
        "Drawing of the sign",
        "×3, original or copy",
        "Sign permit (City Management Bureau)",
        "none published",
    )


def test_nothing_to_bring_is_said_with_the_certainty_that_there_is():
    """What depends on the case may still be needed."""
    sure = PLAN.model_copy(update={"materials": ()})
    assert bring(sure, EN).lines == ("Nothing has to be handed in.",)
    may = PLAN.model_copy(update={"materials": city.plan("move-house").having(Outcome.OPEN)})
    assert bring(may, EN).lines == ("Nothing has to be handed in for certain.",)


def test_a_signed_promise_stands_apart():
    """It is not handed in, and not nothing either."""
    promise = rows(bring(PLAN, ZH), 1)
    assert [row[0] for row in promise] == ["从业人员健康证明（从业人员）"]


def test_what_need_not_be_brought_says_from_where_and_by_which_rule():
    """Source, rule and legal basis."""
    card = rows(need_not_bring(PLAN, EN))[0]
    assert card[1] == "e-licence (Identity card store)"
    assert card[3].startswith("“An e-licence replaces the licence”")


def test_what_may_be_needed_says_on_what_it_depends():
    """A material that waits for an answer stands apart."""
    part = bring(city.plan("move-house", facts={"newcomer": False}), EN)
    assert any("Are the premises owned or rented?" in row[1] for row in rows(part, 3))


def test_fields_are_told_apart_by_who_fills_them_in():
    """The applicant's first."""
    part = fill_in(PLAN, EN)
    assert [row[0] for row in rows(part, 0)] == ["Name of the shop"]
    assert rows(part, 1)[0][2] == "The form that fills itself"


def test_the_applicants_steps_are_numbered_by_themselves():
    """With the visit, the place and the day."""
    own = own_steps(PLAN, ZH)
    assert own.steps[1] == "提交申请和材料（第 1 次跑动，政务服务中心综合窗口；6月1日）"
    assert own.pictures[0].startswith("<svg")


def test_the_back_office_is_told_by_who_acts():
    """Each with its steps, how long they take, and why they exist."""
    told = {row[0]: row[1:] for row in rows(back_office(PLAN, EN))}
    assert "Applicant" not in told
    done, why = told["Fire Service"]
    assert "11. Review “Fire safety check” (3 working days; 1 Jun–4 Jun)" in done
    assert "the reason for: Joint inspection" in why


def test_fees_are_those_of_the_one_thing_and_of_its_items():
    """With standard and basis, as far as they are published."""
    assert ("证书工本费", "10 元", "虹州市收费目录（虚构）") in rows(fees(PLAN, ZH))


def test_no_fee_is_said_in_words():
    """Silence could mean that nobody looked."""
    assert fees(city.plan("move-house", facts={"newcomer": False}), EN).lines == ("No fee is published.",)


def test_published_figures_stand_beside_the_computed_ones():
    """And the measures below, each with its reason."""
    part = figures(PLAN, EN)
    assert ("Visits", "3", "5", "1") in rows(part)
    assert rows(part, 1) == (
        ("At most one visit", "no", "The inspectors look at the place"),
        ("Online depth", "★★★", "visits"),
    )


def test_assumptions_are_warnings_each_once():
    """What is taken of the sources is one of them."""
    part = assumptions((teahouse.hostile(), teahouse.hostile()), EN)
    assert len(part.warnings) == 2


def test_the_lead_department_is_named_first():
    """Then who handles which item."""
    assert rows(contacts((PLAN,), EN))[0] == (
        "Market Regulation Bureau",
        "lead department; Business registration, Food permit",
    )


def test_the_version_is_the_day_of_the_rules():
    """Not the day on which somebody printed it."""
    assert version((PLAN,), ZH).points[0].endswith("2026年6月1日")


def test_of_one_plan_all_answers_are_shown_but_what_is_personal():
    """Of a text only that it was given."""
    said = {one.question: one.answer for one in answers(Situation(PLAN), [PLAN], EN)}
    assert said["How many square metres has the teahouse?"] == "260"
    assert said["In which street is the teahouse?"] == "given, not shown here"
    assert said["Are the premises owned or rented?"] == "rented"


def test_of_several_plans_only_the_differences_are_shown():
    """A question that one of them leaves open differs too."""
    other = city.plan("open-a-teahouse", facts={"shop.area": 260, "sign.area": 2, "shop.street": "老桥街"})
    assert [one.answer for one in answers(Situation(other), [PLAN, other], EN)] == ["not answered"]


def test_what_several_plans_have_in_common_is_said_once():
    """Whoever reads the table knows for whom all of it holds."""
    other = city.plan("open-a-teahouse", facts={**teahouse.FACTS, "shop.area": 80})
    assert [one.answer for one in shared(Situation(PLAN), [PLAN, other], ZH)] == [
        "2",
        "已填写，不在此显示",
        "租用",
    ]
    assert shared(Situation(PLAN), [PLAN], ZH) == ()


def test_an_answer_that_stands_for_many_says_for_which():
    """A text too: it is an example of the rules, and nobody's own."""
    meanings = {"shop.street": Label(zh="为“老桥街”", en='is "老桥街"')}
    said = {one.question: one.answer for one in answers(Situation(PLAN, meanings), [PLAN], ZH)}
    assert said["茶馆在哪条街？"] == "为“老桥街”"


def test_plans_of_different_channels_are_told_apart_by_them():
    """The same case online and at the window."""
    online = flowing(channel=Channel.ONLINE)
    grid = overview([Situation(PLAN), Situation(online)], ZH)
    assert [row[1] for row in grid.rows] == ["办理渠道：窗口", "办理渠道：网上"]
