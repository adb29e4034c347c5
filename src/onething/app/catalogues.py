"""The catalogues that a program works with, and the planner of each, made when first asked for."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

from onething.app.content import RULES, WORKFLOWS, built_in
from onething.calendars import OFFICIAL, WorkingDays
from onething.errors import BrokenInput, Fault, Place, UnknownName
from onething.formats.files.calendar_file import load_calendar
from onething.formats.files.catalogue_files import check_packs, load_catalogues, load_packs
from onething.language import Label
from onething.model import Catalogue, OneThing, RulePack
from onething.workflows import Planner

__all__ = ["Catalogues", "load"]


class Catalogues:
    """Catalogues with the rule packs that apply to them.

    A one-thing is named by its id where that is unique (`newborn`), else with its catalogue
    (`hunan/newborn`).
    """

    def __init__(
        self,
        catalogues: Sequence[Catalogue],
        packs: Sequence[RulePack] = (),
        *,
        rule_places: Mapping[str, Place] | None = None,
        calendar: WorkingDays = OFFICIAL,
    ) -> None:
        self.calendar = calendar
        self.catalogues = tuple(catalogues)
        self.packs = tuple(packs)
        self.rule_places: Mapping[str, Place] = rule_places or {}
        self._planners: dict[str, Planner] = {}
        self._making = threading.Lock()

    def planner(self, catalogue: Catalogue) -> Planner:
        """Return the planner of a catalogue; for one of these it is made once, for another each time."""
        if not any(catalogue is one for one in self.catalogues):
            return self._planner(catalogue)
        id = catalogue.jurisdiction.id
        made = self._planners.get(id)
        if made is None:
            with self._making:
                made = self._planners[id] = self._planners.get(id) or self._planner(catalogue)
        return made

    def _planner(self, catalogue: Catalogue) -> Planner:
        return Planner(catalogue, self.packs, calendar=self.calendar)

    def find(self, name: str) -> tuple[Planner, OneThing]:
        """Return the one-thing with this name, and the planner of its catalogue.

        Raises UnknownName if there is none, or if several catalogues have one of that id.
        """
        found = self._bearing(name, self.catalogues)
        if not found and "/" in name:
            catalogue_id, _, onething = name.partition("/")
            found = self._bearing(onething, self._named(catalogue_id))
        if len(found) == 1:
            catalogue, noun = found[0]
            return self.planner(catalogue), noun
        raise UnknownName("one-thing", name, self._names(found or self._all()), note=_note(found))

    def _bearing(self, name: str, catalogues: Sequence[Catalogue]) -> list[tuple[Catalogue, OneThing]]:
        return [(c, onething) for c in catalogues if (onething := c.find_onething(name))]

    def _named(self, catalogue: str) -> Sequence[Catalogue]:
        found = [one for one in self.catalogues if one.jurisdiction.id == catalogue]
        if not found:
            raise UnknownName("catalogue", catalogue, (c.jurisdiction.id for c in self.catalogues))
        return found

    def _all(self) -> list[tuple[Catalogue, OneThing]]:
        return [(c, onething) for c in self.catalogues for onething in c.onethings.values()]

    def _names(self, found: Sequence[tuple[Catalogue, OneThing]]) -> list[str]:
        bare = [onething.id for _, onething in found]
        return [*(f"{c.jurisdiction.id}/{onething.id}" for c, onething in found), *bare]


def load(
    folder: Path | str | None = None,
    *,
    rules: Path | str | None = None,
    calendar: Path | str | None = None,
) -> Catalogues:
    """Load catalogues and rule packs from files.

    `folder` is a catalogue (it holds `jurisdiction.yaml`) or holds several; `rules` holds rule packs,
    one folder a jurisdiction. Without them the content that comes with the package is loaded.
    `calendar` is a file that says which days are worked in years that the official calendar does not
    reach yet.

    Raises BrokenInput with every fault of every file.
    """
    faults: list[Fault] = []
    working_days = load_calendar(calendar) if calendar else OFFICIAL
    try:
        catalogues = load_catalogues(built_in(WORKFLOWS) if folder is None else Path(folder))
    except BrokenInput as broken:
        catalogues, faults = (), [*broken.faults]
    try:
        loaded = load_packs(built_in(RULES) if rules is None else Path(rules))
    except BrokenInput as broken:
        raise BrokenInput([*faults, *broken.faults]) from None
    faults += [fault for catalogue in catalogues for fault in check_packs(loaded, catalogue)]
    if faults:
        raise BrokenInput(dict.fromkeys(faults))
    return Catalogues(catalogues, loaded.packs, rule_places=loaded.rule_places, calendar=working_days)


def _note(found: Sequence[object]) -> Label | None:
    if len(found) < 2:  # noqa: PLR2004 - several
        return None
    return Label(
        zh="多个目录中都有，请写明目录。", en="several catalogues have it: name it with its catalogue"
    )
