"""A service plans many cases at once: one planner, shared by all threads, and plans as JSON."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import product

import onething
from onething import Case, Plan

planner, newborn = onething.load().find("hunan/newborn")
cases = [
    onething.case_of(
        facts={
            "applicant_parent": "mother",
            "parents_same_ethnicity": same,
            "maternity_costs_to_reimburse": True,
            "benefit_account_on_file": on_file,
            "child_age": age,
            "register_page_wanted": False,
        },
        as_of=date(2026, 10, 1),
        given={"verification-resident-id-card": answer},
    )
    for same, on_file, age, answer in product((True, False), (True, False), range(10), ("hit", "down"))
]


def as_json(case: Case) -> str:
    """Plan a case and return what the service sends."""
    return planner.plan(newborn.id, case).model_dump_json()


with ThreadPoolExecutor(max_workers=8) as pool:
    sent = list(pool.map(as_json, cases))

plans = [Plan.model_validate_json(text) for text in sent]
print(f"{len(plans)} cases")
print("the same as one after the other:", plans == [planner.plan(newborn.id, case) for case in cases])
for number, count in sorted(Counter(len(plan.hand_in) for plan in plans).items()):
    print(f"{count:4} cases with {number} materials to hand in")
