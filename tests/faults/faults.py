"""The faults that are seeded, and who has to notice each."""

from __future__ import annotations

from tests.faults.seeding import Fault
from tests.faults.watching import OneVisit, PolicyCases, Property, Watcher

__all__ = ["SEEDED"]

VISITS = "onething.workflows.flow.visits"
FLOW = "onething.workflows.flow"
DECIDING = "onething.workflows.deciding"
DRAFTS = "onething.workflows.compiling:_Drafts"
FORMULAS = "onething.workflows.formulas:Formulas"
CONDITIONS = "onething.conditions"

NEWBORN = PolicyCases("tests/cases/hunan/newborn.yaml")
RESTAURANT = PolicyCases("tests/cases/hunan/restaurant.yaml")
HOUSE = PolicyCases("tests/cases/zhejiang/second-hand-house.yaml")
FEWEST_VISITS = Property(
    "test_visits_brute_force", "test_the_fewest_visits_are_those_of_trying_everything", 100
)
NAIVE = Property("test_plan_oracle", "test_a_plan_is_what_a_naive_reading_of_the_design_comes_to", 60)
BOUNDS = Property("test_flow_monotone", "test_a_half_answered_case_bounds_its_completions", 30)
AS_DMN_SAYS = Property("test_conditions_truth", "test_a_test_holds_as_dmn_says", 150)
CLASSES = Property("test_conditions_truth", "test_a_class_has_the_truths_of_all_its_values", 60)
AS_WRITTEN = Property("test_conditions_formula", "test_a_condition_compiles_to_what_is_written", 60)
COUNTED = Property(
    "test_working_days_counted", "test_the_day_of_acceptance_does_not_count_and_days_off_do_not_either", 30
)
FROM_TO = Property("test_edges", "test_a_rule_is_in_force_from_its_first_day_to_its_last", 30)
EVERYBODY = Property("test_edges", "test_a_source_is_certain_to_answer_only_where_it_knows_everybody", 30)
HOME_VISIT = OneVisit("hunan/newborn", "window", (("register_page_wanted", True),))
COURIER = OneVisit("hunan/restaurant", "window", (("result_by_courier", False),))
ACCOUNT = OneVisit(
    "zhejiang/company-opening", "window", (("account.wanted", True), ("account.by_video", False))
)
MARRIAGE = OneVisit("hunan/marriage")

_AUTHORISATION = """\
  - material: mothers-authorisation
    when:
      applicant_parent: father
    basis:
      - document: 新生儿出生一件事办事指南
        article: 43PCN0009，新生儿出生医学记录的填报须知
        source: 湖南省一体化政务服务平台 2026-07-24
"""

PLANNER: tuple[tuple[Fault, Watcher], ...] = (
    (
        Fault(
            "what takes days is waited for on the spot",
            f"{VISITS}:_Place.done_after",
            "not waits & ~done",
            "not waits & ~now",
        ),
        COURIER,
    ),
    (
        Fault(
            "one act is done a visit, then one goes again",
            f"{VISITS}:_Place.done_after",
            "now |= bit",
            "return now | bit",
        ),
        FEWEST_VISITS,
    ),
    (
        Fault(
            "the first of the visits is not counted",
            f"{FLOW}.reckoning:_goings",
            "for going in found)",
            "for going in found[1:])",
        ),
        FEWEST_VISITS,
    ),
    (
        Fault(
            "acts during the review are forgotten",
            f"{FLOW}.back_office:_draw_item",
            "[item], ActStage.REVIEW",
            "[], ActStage.REVIEW",
        ),
        ACCOUNT,
    ),
    (
        Fault(
            "results of the first item are not collected",
            f"{FLOW}.closing:draw_closing",
            "acts_of(setting, items, ActStage.COLLECT)",
            "acts_of(setting, items[1:], ActStage.COLLECT)",
        ),
        OneVisit("hunan/self-employment", "window", (("result_by_courier", False),)),
    ),
    (
        Fault(
            "every department keeps its own counter behind the single window",
            f"{FLOW}.setting:Setting.counter",
            "if self.admitted(id):",
            "if self.admitted(id) and not id:",
        ),
        MARRIAGE,
    ),
    (
        Fault(
            "two departments alone are no joint inspection",
            f"{FLOW}.joints:joints",
            "if len(joint.items) > 1",
            "if len(joint.items) > 2",
        ),
        RESTAURANT,
    ),
    (
        Fault(
            "an item does not wait for another's result",
            f"{FLOW}.drawing:draw",
            "for before, after, unsure in _handed_on(setting, net):",
            "for before, after, unsure in ():",
        ),
        NEWBORN,
    ),
    (
        Fault(
            "a material is handed in again for every item",
            f"{DECIDING}:_handed_elsewhere",
            "return True",
            "return False",
        ),
        NAIVE,
    ),
    (
        Fault(
            "the last fallback is used first",
            f"{DECIDING}:_first_open",
            "in enumerate(ways):",
            "in reversed(list(enumerate(ways))):",
        ),
        HOUSE,
    ),
    (
        Fault(
            "of alternatives handing in counts as nothing",
            f"{DECIDING}:_burden",
            "return _HAND_IN",
            "return 0",
        ),
        NAIVE,
    ),
    (
        Fault(
            "what is open is taken not to happen",
            "onething.workflows.terms:State.truth",
            "None if self.possible & mask else False",
            "False",
        ),
        BOUNDS,
    ),
)

CONDITIONS_: tuple[tuple[Fault, Watcher], ...] = (
    (
        Fault(
            "a comparison is flipped",
            f"{CONDITIONS}.unary:Range.__contains__",
            "low.value <= value if",
            "low.value >= value if",
        ),
        AS_DMN_SAYS,
    ),
    (
        Fault(
            "an interval that includes its end leaves it out",
            f"{CONDITIONS}.unary:Range.__contains__",
            "value <= high.value if",
            "value < high.value if",
        ),
        AS_DMN_SAYS,
    ),
    (
        Fault(
            "what is unknown is taken for false",
            f"{CONDITIONS}.truth:all_of",
            "found if truth else None",
            "found if truth else False",
        ),
        AS_WRITTEN,
    ),
    (
        Fault(
            "a number between two bounds falls into the class of one",
            f"{CONDITIONS}.ordered:Line.__call__",
            "bisect_left(self.bounds, place) + bisect_right(self.bounds, place)",
            "2 * bisect_right(self.bounds, place)",
        ),
        CLASSES,
    ),
    (
        Fault(
            "full-width punctuation is not folded",
            f"{CONDITIONS}.scalars:narrow",
            "text.translate(_NARROW)",
            "text",
        ),
        Property("test_conditions_syntax", "test_full_width_reads_like_ascii", 60),
    ),
    (
        Fault(
            "a region is itself alone, without what lies below it",
            "onething.model.codes:covers",
            "inner.startswith(outer)",
            "inner.rstrip('0') == outer.rstrip('0')",
        ),
        AS_DMN_SAYS,
    ),
    (
        Fault(
            "`any` is read as `all`",
            f"{CONDITIONS}.formula:_compiled",
            "disjunction(*compiled(condition.any))",
            "conjunction(*compiled(condition.any))",
        ),
        AS_WRITTEN,
    ),
)

RULES: tuple[tuple[Fault, Watcher], ...] = (
    (
        Fault(
            "the negative list is ignored",
            f"{DRAFTS}._ways",
            "if ruling.rule.then.forbid]",
            "if ruling.rule.then.forbid and not rulings]",
        ),
        PolicyCases("tests/cases/hunan/marriage.yaml"),
    ),
    (
        Fault(
            "a rule ends a day early",
            f"{FORMULAS}.valid",
            "high=Bound(until, included=True)",
            "high=Bound(until, included=False)",
        ),
        FROM_TO,
    ),
    (
        Fault(
            "a rule begins a day late",
            f"{FORMULAS}.valid",
            "low=Bound(since, included=True)",
            "low=Bound(since, included=False)",
        ),
        RESTAURANT,
    ),
    (
        Fault(
            "a source answers everybody, connected or not",
            f"{FORMULAS}._open_to",
            "if source.connected_to(owner):",
            "if source:",
        ),
        NAIVE,
    ),
    (
        Fault(
            "a source that knows most people is taken to know all",
            "onething.workflows.reading:certain",
            "source.share_in(region) == 1 and all(share == 1",
            "source.share_in(region) > 0 and all(share > 0",
        ),
        EVERYBODY,
    ),
    (
        Fault(
            "a source answers beyond the regions that it covers",
            f"{FORMULAS}._covered",
            "self.within(region), *",
            "*",
        ),
        PolicyCases("tests/cases/zhejiang/company-opening.yaml"),
    ),
    (
        Fault(
            "the result of an item that is not in the case is used",
            f"{DRAFTS}._resource",
            "used.append(builder.in_case(ruling.producer))",
            "used.extend(())",
        ),
        NAIVE,
    ),
)

DAYS: tuple[tuple[Fault, Watcher], ...] = (
    (
        Fault(
            "public holidays are worked",
            "onething.calendars.working_days:WorkingDays.is_working",
            "return _is_officially_worked(day)",
            "return day.weekday() < _SATURDAY",
        ),
        COUNTED,
    ),
    (
        Fault(
            "the day of acceptance counts",
            f"{FLOW}.schedule:Days.on",
            "return self._days[number] if",
            "return self._days[max(number - 1, 0)] if",
        ),
        COUNTED,
    ),
    (
        Fault(
            "the time limit of the law counts, not the shorter one that was promised",
            f"{FLOW}.back_office:_review",
            "noun.promised_days or noun.statutory_days)\n",
            "noun.statutory_days or noun.promised_days)\n",
        ),
        HOUSE,
    ),
    (
        Fault(
            "departments that work at the same time wait for one another",
            f"{FLOW}.reckoning:_ends",
            "start = max(start, ends[place])",
            "start = start + ends[place]",
        ),
        Property("test_visits_brute_force", "test_the_slack_is_what_a_step_can_be_late", 60),
    ),
)

CONTENT: tuple[tuple[Fault, Watcher], ...] = (
    (
        Fault(
            "a rule loses its condition: no page is ever printed",
            "rules/hunan/visits.yaml",
            "    when: {register_page_wanted: false}\n",
            "",
        ),
        HOME_VISIT,
    ),
    (
        Fault(
            "an account is opened at the window, not at the bank",
            "workflows/zhejiang/items/bank-account-opening.yaml",
            "    place: {zh: 开户银行网点, en: Branch of the bank}\n",
            "",
        ),
        ACCOUNT,
    ),
    (
        Fault(
            "a source is connected to the wrong item",
            "workflows/hunan/sources.yaml",
            "    - household-address\n  connected:\n    - birth-registration\n",
            "    - household-address\n  connected:\n    - marriage-registration\n",
        ),
        NEWBORN,
    ),
    (
        Fault(
            "a requirement is asked of the wrong people: parents of one ethnicity",
            "workflows/hunan/items/birth-registration.yaml",
            "    when:\n      parents_same_ethnicity: false\n",
            "    when:\n      parents_same_ethnicity: true\n",
        ),
        NEWBORN,
    ),
    (
        Fault(
            "a requirement is dropped: no father needs the mother's authorisation",
            "workflows/hunan/items/birth-certificate-issue.yaml",
            _AUTHORISATION,
            "",
        ),
        NEWBORN,
    ),
    (
        Fault(
            "a joint inspection loses the fire brigade",
            "rules/hunan/joint-inspection.yaml",
            "small-food-business-licence-new, fire-check-ordinary]",
            "small-food-business-licence-new]",
        ),
        RESTAURANT,
    ),
)

SEEDED: tuple[tuple[str, tuple[tuple[Fault, Watcher], ...]], ...] = (
    ("The planner", PLANNER),
    ("Conditions", CONDITIONS_),
    ("Rules and sources", RULES),
    ("Days", DAYS),
    ("Content", CONTENT),
)
"""By what they are in: every fault, and who has to notice it."""
