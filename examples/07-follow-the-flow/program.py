"""Follows a case to its end: the channel, the visits and why, the days on the calendar, what is critical."""

from datetime import date

import onething
from onething import Flow

catalogues = onething.load()
RESTAURANT: dict[str, bool | int | str] = {
    "restaurant.registered": False,
    "restaurant.legal_form": "sole-trader",
    "restaurant.food_business": "ordinary",
    "restaurant.floor_area": 120,
    "restaurant.fire_check": "ordinary",
    "restaurant.outdoor_sign": False,
    "food_licence.by_agent": False,
    "food_licence.external_warehouse": False,
    "food_licence.hearing": False,
    "result_by_courier": False,
}


def flow_of(**more: bool | str) -> Flow:
    """Return the flow of the case, applied for on the day of the Mid-Autumn Festival."""
    facts = {**RESTAURANT, **more}
    day = date(2026, 9, 25)
    return onething.plan(catalogues, "hunan/restaurant", facts=facts, as_of=day, start=day).flow


def tell_visits(flow: Flow) -> None:
    """Print each visit with its place, what is done there, and why it cannot be done remotely."""
    places = {spot.id: spot.name.text("en") for spot in flow.spots}
    for number, visit in enumerate(flow.visits, 1):
        print(f"  {number}. {places[visit.spot]}")
        for id in visit.steps:
            print(f"     {flow.step(id).name.text('en')}")
        for reason in visit.reasons:
            print(f"     why: {reason.text('en')}")


best = flow_of()
print(f"Nobody said through which channel; taken: {best.channel}")
for one in best.channels:
    if one.offered:
        print(f"  {one.channel}: visits {one.visits}, materials {one.materials}, days {one.days}")

window = flow_of(channel="window")
print(f"\nAt the window: {len(window.visits)} visits")
tell_visits(window)

print(f"\nThe same with a courier: {len(flow_of(channel='window', result_by_courier=True).visits)} visit")

print(f"\n{window.days} working days; what takes time:")
for step in window.steps:
    if step.days:
        critical = "" if step.slack else ", critical"
        print(f"  {step.name.text('en')}: {step.days}{critical}, {step.begins_on} to {step.ends_on}")

schedule = window.schedule
print(f"\nApplied for on {schedule.start}, accepted on {schedule.accepted_on}, closed on {schedule.ends_on}")
print(f"Promised by {schedule.limit_on}: {'kept' if schedule.promise_kept else 'not kept'}")
