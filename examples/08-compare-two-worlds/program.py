"""What has the reform brought? One case before and after, beside what the platform publishes."""

from datetime import date

import onething

catalogues = onething.load()
compared = onething.compare(
    catalogues,
    "hunan/marriage",
    facts={
        "channel": "window",
        "husband_status": "never-married",
        "wife_status": "divorced-by-court",
        "hunan_household": "both",
        "wants.spouse-household-transfer": True,
        "wants.childbearing-registration": False,
        "child_moves_along": False,
        "brings_own_photo": False,
    },
    as_of=date(2026, 10, 1),
)

print(f"{'':12} before  after  published")
for figure in compared.figures:
    published = [figure.published_before, figure.published_after]
    shown = " → ".join(f"{number:.0f}" for number in published if number is not None)
    print(f"{figure.kind:12} {figure.before:6} {figure.after:6}  {shown}")

for name, plan in (("Before", compared.before), ("After", compared.after)):
    flow = plan.flow
    places = {spot.id: spot.name.text("en") for spot in flow.spots}
    print(f"\n{name}:")
    for visit in flow.visits:
        print(f"  {places[visit.spot]}: {', '.join(flow.step(id).name.text('en') for id in visit.steps)}")
