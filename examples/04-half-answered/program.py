"""Nothing is known yet: the plan tells what is certain and what to ask, and each answer narrows it."""

from datetime import date

import onething
from onething import Outcome, Plan

catalogues = onething.load()
ANSWERS = {
    "applicant_parent": "mother",
    "parents_same_ethnicity": True,
    "maternity_costs_to_reimburse": True,
    "benefit_account_on_file": False,
    "child_age": 0,
    "register_page_wanted": False,
}


def figures(plan: Plan) -> str:
    """Return the least and the most that may still have to be handed in."""
    least = len(plan.hand_in)
    most = least + len(plan.having(Outcome.OPEN))
    return f"{least} to hand in" if least == most else f"{least} to {most} to hand in"


facts: dict[str, bool | int | str] = {}
while True:
    plan = onething.plan(catalogues, "hunan/newborn", facts=facts, as_of=date(2026, 10, 1))
    print(figures(plan))
    if not plan.questions:
        break
    asked = plan.questions[0]
    answer = ANSWERS[asked.question.fact]
    print(f"  {asked.question.label.text('en')} {answer}")
    print(f"  (decides {', '.join(asked.decides)})")
    facts[asked.question.fact] = answer
