"""Service items (政务服务事项), what they require, produce and demand in person."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import model_validator

from onething.language import Label
from onething.model.channel import Delivery
from onething.model.codes import DepartmentId, Id, ItemId, MaterialId, RegionCode
from onething.model.condition import Condition
from onething.model.literals import Count, Truth
from onething.model.noun import Legal, Noun

__all__ = [
    "ActKind",
    "ActStage",
    "Copies",
    "Duration",
    "Fee",
    "Form",
    "Handover",
    "InPersonAct",
    "Necessity",
    "Procedure",
    "ProcedureKind",
    "PublishedWaiver",
    "Requirement",
    "Result",
    "ServiceItem",
    "Waiver",
]


class Necessity(StrEnum):
    """Whether a material must be there (材料必要性)."""

    REQUIRED = "required"
    """必要."""
    OPTIONAL = "optional"
    """非必要: under circumstances only."""
    DEFERRABLE = "deferrable"
    """容缺后补: may be handed in later."""


class Copies(StrEnum):
    """Original or copy (原件 / 复印件)."""

    ORIGINAL = "original"
    COPY = "copy"
    BOTH = "both"
    EITHER = "either"


class Form(StrEnum):
    """The form of a material (材料形式)."""

    PAPER = "paper"
    ELECTRONIC = "electronic"
    BOTH = "both"
    EITHER = "either"


class Handover(StrEnum):
    """How a material may be handed in."""

    ONLINE = "online"
    ON_SITE = "on-site"
    EITHER = "either"


class Waiver(StrEnum):
    """How a published guide says that a material need not be submitted (免提交方式)."""

    FORM_AUTOFILL = "form-autofill"
    E_LICENCE = "e-licence"
    VERIFICATION = "verification"
    PERSONAL_SPACE = "personal-space"
    NONE = "none"


class Duration(Noun):
    """A time limit; in files a plain number stands for working days."""

    days: Count
    unit: Literal["working-days", "calendar-days"] = "working-days"

    @model_validator(mode="before")
    @classmethod
    def _from_number(cls, value: Any) -> Any:
        return {"days": value} if isinstance(value, int | float) and not isinstance(value, bool) else value


class PublishedWaiver(Noun):
    """What a guide publishes about submission: the waiver, and the standard material it is bound to."""

    waiver: Waiver
    code: str = ""
    """The standard code of the bound material, where the guide binds one."""


class Requirement(Legal):
    """An item, or a one-thing as a whole, needs a material, or one of several, under a condition."""

    id: str = ""
    """Names it within its owner; by default the material's id, with the holder where there is one."""
    material: MaterialId | None = None
    alternatives: tuple[tuple[MaterialId, ...], ...] = ()
    """Instead of one material: AND inside a list, OR between lists (或材料)."""
    holder: str = ""
    """Whose document it is, where not the applicant's: materials with one holder are asked for once."""
    name: Label | None = None
    """The name under which it is asked for, where not the material's own."""
    necessity: Necessity = Necessity.REQUIRED
    when: Condition | None = None
    """None: always."""
    count: Count = 1
    """How many pieces."""
    copies: Copies = Copies.EITHER
    form: Form = Form.EITHER
    handover: Handover = Handover.EITHER
    deadline: Duration | None = None
    """By when it is handed in, counted from acceptance, where it is deferred (容缺后补)."""
    published: PublishedWaiver | None = None
    note: str = ""
    """Remarks as published."""

    @model_validator(mode="before")
    @classmethod
    def _name_it(cls, value: Any) -> Any:
        if not isinstance(value, dict) or value.get("id", "") != "":
            return value
        lists = [part for part in _list(value.get("alternatives")) if isinstance(part, list | tuple)]
        parts = [value.get("material"), *(material for part in lists for material in part)]
        name = "-or-".join(str(part) for part in parts if part)
        return {**value, "id": "-".join(filter(None, (name, str(value.get("holder") or ""))))}

    @model_validator(mode="after")
    def _one_or_several(self) -> Self:
        if (self.material is None) == (not self.alternatives):
            raise ValueError("a requirement names a material or alternatives, and not both")
        if not all(self.alternatives):
            raise ValueError("an alternative names at least one material")
        return self

    @property
    def options(self) -> tuple[tuple[MaterialId, ...], ...]:
        """The ways to satisfy it: AND inside, OR between; a single material is one option of one."""
        return self.alternatives if self.material is None else ((self.material,),)


class Result(Noun):
    """What an item produces: a material that another item may need."""

    material: MaterialId
    name: Label | None = None
    holder: str = ""
    """Whose document it is, where not the applicant's."""
    delivery: tuple[Delivery, ...] = (Delivery.COUNTER,)
    """How it reaches the applicant, before any reform; anything but the counter spares a visit."""

    @property
    def collected(self) -> bool:
        """Whether someone has to go and collect it."""
        return not self.delivery or set(self.delivery) == {Delivery.COUNTER}


class ActKind(StrEnum):
    """Why someone must come in person (必须现场办理)."""

    IDENTITY_CHECK = "identity-check"
    SIGNING = "signing"
    BIOMETRICS = "biometrics"
    CHECK_ORIGINAL = "check-original"
    COLLECT_RESULT = "collect-result"
    OTHER = "other"


class ActStage(StrEnum):
    """When, in the course of an item, an in-person act is due."""

    APPLY = "apply"
    """Before acceptance."""
    REVIEW = "review"
    """After acceptance, before the decision."""
    COLLECT = "collect"
    """After the result is issued."""


class InPersonAct(Legal):
    """Something that the applicant does in person at a place, with the reason."""

    id: Annotated[str, Id]
    kind: ActKind
    name: Label | None = None
    """What is done, where the kind does not say it well enough."""
    reason: Label
    """Why it cannot be done remotely."""
    place: Label | None = None
    """Where; None: at the single window, or at the counter of a department that is not admitted to it."""
    stage: ActStage | None = None
    """When; None: as is usual for its kind, see `due`."""
    when: Condition | None = None

    @property
    def due(self) -> ActStage:
        """When it is due: a result is collected at the end, all else is done before acceptance."""
        usual = ActStage.COLLECT if self.kind is ActKind.COLLECT_RESULT else ActStage.APPLY
        return self.stage or usual


class ProcedureKind(StrEnum):
    """What a department does beside its review (特别程序、现场环节)."""

    INSPECTION = "inspection"
    """现场踏勘、现场核查."""
    COMPLETION_CHECK = "completion-check"
    """验收."""
    TESTING = "testing"
    """检验、检测、检疫、鉴定."""
    HEARING = "hearing"
    """听证."""
    EXPERT_REVIEW = "expert-review"
    """专家评审."""
    PUBLICITY = "publicity"
    """公示、公告."""
    AUCTION = "auction"
    """招标、拍卖."""
    OTHER = "other"


_WITHIN_LIMIT = (ProcedureKind.INSPECTION, ProcedureKind.COMPLETION_CHECK, ProcedureKind.OTHER)


class Procedure(Legal):
    """Something that a department does beside its review: it looks on site, hears, asks experts, publishes.

    Days of a hearing, of testing, of experts or of an auction are not counted into the time limit
    (行政许可法 第四十五条), nor, as platforms publish them, days of publicity.
    """

    id: Annotated[str, Id]
    kind: ProcedureKind
    name: Label
    days: Duration | None = None
    """How long it takes; None: nobody published it, and it is taken to fit within the review."""
    outside_limit: Truth | None = None
    """Whether its days come on top of the promised ones; None: as is usual for its kind."""
    when: Condition | None = None

    @property
    def on_top(self) -> bool:
        """Whether its days come on top of the promised ones."""
        return self.kind not in _WITHIN_LIMIT if self.outside_limit is None else self.outside_limit


class Fee(Noun):
    """A fee, with its standard as published."""

    name: Label
    standard: str = ""
    basis: tuple[str, ...] = ()


class ServiceItem(Legal):
    """One department's service, with days, requirements and results."""

    id: Annotated[ItemId, Id]
    name: Label
    codes: tuple[str, ...] = ()
    """Its codes in official lists (基本编码, 业务办理项编码)."""
    aliases: tuple[str, ...] = ()
    """Other names under which guides cite it."""
    department: DepartmentId | None = None
    """None where nobody published it."""
    type: str = ""
    """事项类型, such as 行政许可."""
    region: RegionCode | None = None
    statutory_days: Duration | None = None
    promised_days: Duration | None = None
    special_days: Duration | None = None
    """Special procedures (hearing, expert review), outside the promised limit."""
    requirements: tuple[Requirement, ...] = ()
    results: tuple[Result, ...] = ()
    acts: tuple[InPersonAct, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    single_window: Truth = True
    """Whether it is admitted to the single window (进驻综合窗口)."""
    fees: tuple[Fee, ...] = ()
    online: Truth | None = None
    """Whether it can be applied for online; None where nobody published it."""
    published_visits: Count | None = None
    """到办事现场次数 as published, kept beside what is derived."""
    visit_reason: str = ""
    """必须现场办理原因说明 as published."""

    @property
    def all_acts(self) -> tuple[InPersonAct, ...]:
        """The in-person acts, collecting a result included that is delivered at the counter only."""
        said = any(act.kind is ActKind.COLLECT_RESULT for act in self.acts)
        if said or not any(result.collected for result in self.results):
            return self.acts
        return (*self.acts, _COLLECTING)


_COLLECTING = InPersonAct(
    id="collect-result",
    kind=ActKind.COLLECT_RESULT,
    reason=Label(
        zh="结果在窗口领取，未公布其他送达方式",
        en="The result is collected at the counter; no other delivery is published",
    ),
)


def _list(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else ()
