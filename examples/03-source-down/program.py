"""A data source does not answer: the plan is made again with what it said, and falls back by itself."""

from datetime import date

import onething
from onething import Plan

catalogues = onething.load()
DAY = date(2026, 10, 1)


def tell(plan: Plan, material: str) -> None:
    """Print what becomes of a material, what is used for it, and what would be tried next."""
    (planned,) = (one for one in plan.materials if one.material == material)
    demand = planned.requirements[0]
    used = f"by {demand.used.mode}" if demand.used else "and no way is open"
    print(f"{planned.name.text('en')}: {planned.outcome}, {used}")
    for way in demand.fallbacks:
        print(f"  else: {way.mode}")
    for way in demand.not_used:
        print(f"  not open: {way.way.mode}, because it would need: {way.failed[0].sentence.text('en')}")


print("Every source answers")
tell(onething.plan(catalogues, "hunan/medical-reimbursement", as_of=DAY), "residence-permit")

print("\nThe store of residence permits is down")
down = {"e-licence-residence-permit": "down"}
tell(onething.plan(catalogues, "hunan/medical-reimbursement", as_of=DAY, given=down), "residence-permit")

print("\nThe store of ID cards is down too")
down["e-licence-resident-id-card"] = "down"
tell(onething.plan(catalogues, "hunan/medical-reimbursement", as_of=DAY, given=down), "resident-id-card")
