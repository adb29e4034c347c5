"""Reading reforms from YAML, one a file, and checking what they name against a catalogue and its rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from onething.errors import BrokenInput, Fault
from onething.formats.files.condition_faults import Written, faults_in
from onething.formats.files.kinds import FileKind
from onething.formats.files.noun_files import Standing, in_order, read_nouns, repeated
from onething.formats.files.pack_files import RULE, pattern_faults
from onething.language import Label
from onething.model import Catalogue, FactName, Located, Question, RulePack
from onething.reforms import AddRule, Conflict, Reform, conflicts
from onething.reforms.demand_changes import Abolish, Allow
from onething.reforms.naming import unborne
from onething.rules import concerning

__all__ = ["REFORMS", "LoadedReforms", "load_reforms", "read_reform", "read_reforms", "reform_paths"]

REFORMS = FileKind("reforms", Reform, "reform", "改革方案", one_to_a_file=True)
"""How messages name a file with a reform."""


@dataclass(frozen=True, slots=True)
class LoadedReforms:
    """Reforms, and where they stand."""

    reforms: tuple[Reform, ...] = ()
    places: Mapping[str, Located] = field(default_factory=dict)
    """By the id of the reform."""

    def misfits(self, catalogue: Catalogue, packs: Sequence[RulePack]) -> tuple[Fault, ...]:
        """Return what is wrong in the reforms, given a catalogue and its rules: a fault for each.

        Names that nothing bears, conditions that cannot be read, and what contradicts within a reform.
        """
        faults = [fault for one in self.reforms for fault in self._misfits(one, catalogue, packs)]
        return tuple(in_order([*faults, *(self.fault(found) for found in self._torn())]))

    def fault(self, conflict: Conflict) -> Fault:
        """Return a contradiction as a fault where the second of its changes stands."""
        place = self.places[conflict.second].find("changes", conflict.changes[1])
        return Fault(place, conflict.message, Label(zh="只保留其中一处", en="keep one of the two"))

    def _torn(self) -> Iterator[Conflict]:
        for reform in self.reforms:
            yield from conflicts([reform])

    def _misfits(self, reform: Reform, catalogue: Catalogue, packs: Sequence[RulePack]) -> Iterator[Fault]:
        located = self.places[reform.id]
        for missing in unborne(reform, catalogue, packs):
            yield missing.error.fault(located.find(*missing.path))
        concerned = concerning(packs, catalogue.jurisdiction.region)
        declared = [question for pack in concerned for question in pack.questions]
        asked = (change.questions for change in reform.changes if isinstance(change, AddRule))
        questions: dict[FactName, Question] = {
            question.fact: question for question in (*declared, *(q for some in asked for q in some))
        }
        yield from faults_in(_conditions(reform, located), {**questions, **catalogue.readable})


def _conditions(reform: Reform, located: Located) -> Iterator[Written]:
    for number, change in enumerate(reform.changes):
        if isinstance(change, Allow | Abolish) and change.when:
            yield Written(change.when, located, ("changes", number, "when"))
        if isinstance(change, AddRule) and change.rule.when:
            yield Written(change.rule.when, located, ("changes", number, "rule", "when"))


def read_reform(path: Path | str) -> Reform:
    """Return the reform in a file; BrokenInput with every fault."""
    return load_reforms([Path(path)]).reforms[0]


def read_reforms(folder: Path | str) -> tuple[Reform, ...]:
    """Return the reforms in the files of a folder, by name of the file; BrokenInput with every fault."""
    return load_reforms(reform_paths(Path(folder))).reforms


def reform_paths(folder: Path) -> tuple[Path, ...]:
    """Return the files of a folder that hold reforms, by name; none where there is no such folder."""
    return tuple(sorted(one for one in folder.glob("*.yaml") if not one.name.startswith(".")))


def load_reforms(paths: Iterable[Path]) -> LoadedReforms:
    """Return the reforms of files with their places; BrokenInput with every fault of every file."""
    read = [read_nouns(path, REFORMS) for path in dict.fromkeys(paths)]
    standings = [standing for file in read for standing in file.standings]
    faults = [*(fault for file in read for fault in file.faults), *repeated(standings)]
    faults += [fault for standing in standings for rule in _rules(standing) for fault in pattern_faults(rule)]
    if faults:
        raise BrokenInput(in_order(faults))
    reforms = tuple(each.noun for each in standings if isinstance(each.noun, Reform))
    return LoadedReforms(reforms, {each.key: each.located for each in standings})


def _rules(standing: Standing) -> Iterator[Standing]:
    """Yield the rules that a reform adds, each with its place."""
    changes = standing.noun.changes if isinstance(standing.noun, Reform) else ()
    for number, change in enumerate(changes):
        if isinstance(change, AddRule):
            located = Located(standing.located.file, standing.located.lines, ("changes", number, "rule"))
            yield Standing(RULE, change.rule.id, change.rule, located)
