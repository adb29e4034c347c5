"""Plans one case and prints what a window clerk needs: what to hand in, what not, and on what basis."""

from datetime import date

import onething
from onething import Outcome

catalogues = onething.load()
plan = onething.plan(
    catalogues,
    "hunan/newborn",
    facts={
        "applicant_parent": "mother",
        "parents_same_ethnicity": False,
        "maternity_costs_to_reimburse": True,
        "benefit_account_on_file": True,
        "child_age": 0,
        "register_page_wanted": False,
    },
    as_of=date(2026, 10, 1),
)

print(f"{plan.name.text('en')}, decided as of {plan.as_of}")

print("\nHand in:")
for material in plan.hand_in:
    print(f"  {material.name.text('en')}")

print("\nNot handed in:")
for material in plan.having(Outcome.REPLACED):
    way = material.requirements[0].used
    print(f"  {material.name.text('en')}: {way.mode}, by {way.source or way.producer}")
    print(f"    {way.basis[0].document} {way.basis[0].article}")

print("\nNot needed in this case:")
for material in plan.having(Outcome.NOT_NEEDED):
    for failed in material.requirements[0].reason:
        print(f"  {material.name.text('en')}: needed only if {failed.sentence.text('en')}")

published = plan.figures.after.materials
print(f"\nMaterials published after the reform: {published:.0f}; found in this case: {len(plan.hand_in)}")
