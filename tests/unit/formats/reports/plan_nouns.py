"""A made-up town's catalogue, and short ways to write plans on it by hand."""

from __future__ import annotations

from datetime import date
from io import StringIO
from typing import Any

from rich.console import Console, RenderableType

from onething.language import Label
from onething.model import (
    Basis,
    Catalogue,
    DataSource,
    Department,
    Explanation,
    FailedTest,
    Jurisdiction,
    Material,
    Mode,
    OneThing,
    Outcome,
    Plan,
    PlannedMaterial,
    PlannedRequirement,
    Question,
    Region,
    ServiceItem,
    Way,
    WayNotUsed,
)

TOWN = Jurisdiction.model_validate(
    {"id": "town", "name": {"zh": "云溪市", "en": "Yunxi"}, "region": "990100"}
)

EAST = Region.model_validate({"code": "990102", "name": {"zh": "溪东区", "en": "East Yunxi"}})
POLICE = Department.model_validate({"id": "police", "name": {"zh": "公安部门", "en": "Police"}})
STORE = DataSource.model_validate(
    {"id": "licence-store", "name": {"zh": "电子证照库", "en": "Licence store"}, "kind": "e-licence"}
)
ID_CARD = Material.model_validate({"id": "id-card", "name": {"zh": "居民身份证", "en": "ID card"}})
MARRIAGE = Material.model_validate({"id": "marriage", "name": {"zh": "结婚证", "en": "Marriage certificate"}})
MARRIED = Question.model_validate(
    {"fact": "married", "label": {"zh": "是否已婚？", "en": "Are you married?"}}
)
HOME = Question.model_validate(
    {
        "fact": "home",
        "type": "choice",
        "label": {"zh": "住在哪里？", "en": "Where do you live?"},
        "options": [{"value": "town", "label": {"zh": "城里", "en": "in town"}}, "elsewhere"],
    }
)
REGISTRATION = ServiceItem.model_validate(
    {
        "id": "registration",
        "name": {"zh": "出生登记", "en": "Birth registration"},
        "department": "police",
        "requirements": [
            {"material": "id-card", "copies": "copy", "form": "paper", "count": 2, "basis": "户口登记条例"},
            {"material": "marriage", "necessity": "optional"},
        ],
    }
)
NEWBORN = OneThing.model_validate(
    {
        "id": "newborn",
        "name": {"zh": "新生儿出生", "en": "Birth of a child"},
        "items": [{"item": "registration"}],
        "questions": [MARRIED, HOME],
    }
)


def town() -> Catalogue:
    """Return the catalogue in which all of these stand."""
    nouns = (EAST, POLICE, STORE, ID_CARD, MARRIAGE, REGISTRATION, NEWBORN)
    made = Catalogue(TOWN)
    for noun in nouns:
        made = made.with_noun(noun)
    return made


def way(mode: Mode = Mode.E_LICENCE, **more: Any) -> Way:
    """Return a way that uses the licence store, unless told otherwise."""
    title = Label(zh="电子证照免提交", en="An e-licence replaces the licence")
    usual: dict[str, Any] = {
        "rule": "e-licence",
        "title": title,
        "basis": (Basis(document="国办函〔2016〕108号", article="第十条"),),
        "source": "licence-store",
    }
    return Way.model_validate({"mode": mode, **usual, **more})


def lacks(sentence: Label | str, *, fact: str = "source:licence-store", known: bool = True) -> FailedTest:
    """Return a test that does not hold, or that is not known to."""
    return FailedTest(fact=fact, test="true", sentence=sentence, known=known)


def closed(*failed: FailedTest, mode: Mode = Mode.E_LICENCE) -> WayNotUsed:
    """Return a way that is not open for want of something."""
    return WayNotUsed(way=way(mode), failed=failed)


def demand(outcome: Outcome, **more: Any) -> PlannedRequirement:
    """Return a demand of the birth registration for an ID card."""
    usual = {
        "owner": "registration",
        "requirement": "id-card",
        "material": "id-card",
        "necessity": "required",
    }
    return PlannedRequirement.model_validate({"outcome": outcome, **usual, **more})


def planned(outcome: Outcome, *demands: PlannedRequirement, **more: Any) -> PlannedMaterial:
    """Return an ID card with this outcome; without demands, with one that has the same."""
    usual = {"material": "id-card", "name": ID_CARD.name}
    made = {"outcome": outcome, "requirements": demands or (demand(outcome),), **usual, **more}
    return PlannedMaterial.model_validate(made)


def plan(*materials: PlannedMaterial, **more: Any) -> Plan:
    """Return a plan of the birth of a child with these materials."""
    usual: dict[str, Any] = {
        "catalogue": "town",
        "onething": "newborn",
        "name": NEWBORN.name,
        "as_of": date(2026, 7, 1),
        "region": "990100",
        "assume": "connected",
        "facts": {},
        "items": (),
        "form": (),
        "questions": (),
        "assumptions": (),
        "figures": {},
    }
    return Plan.model_validate({**usual, "materials": materials, **more})


def explanation(*materials: PlannedMaterial, **more: Any) -> Explanation:
    """Return an explanation for the birth of a child of these materials."""
    usual: dict[str, Any] = {
        "catalogue": "town",
        "onething": "newborn",
        "name": NEWBORN.name,
        "as_of": date(2026, 7, 1),
        "region": "990100",
        "assume": "connected",
        "remedies": (),
    }
    return Explanation.model_validate({**usual, "materials": materials, **more})


def printed(renderable: RenderableType, *, width: int = 120) -> str:
    """Return what a console without colour prints, without blanks at the ends of lines."""
    out = StringIO()
    Console(file=out, width=width, highlight=False).print(renderable)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())
