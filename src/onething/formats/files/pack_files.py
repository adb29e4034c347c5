"""Reading rule packs from a folder of YAML, and checking their conditions against a catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from onething.errors import BrokenInput, ConditionError, Fault, MatcherError, Place, UnknownName
from onething.formats.files.catalogue_folder import yaml_files
from onething.formats.files.condition_faults import Written, faults_in
from onething.formats.files.kinds import RULES, FileKind
from onething.formats.files.noun_files import Standing, in_order, read_nouns, repeated
from onething.formats.files.reference_faults import Declared, declaration_faults, declared_in
from onething.formats.files.text_file import shown
from onething.language import Label
from onething.model import Catalogue, Located, Rule, RulePack
from onething.rules import check_consequence, compile_rule, concerning

__all__ = ["RULE", "LoadedPacks", "check_packs", "load_packs", "pattern_faults"]

RULE = FileKind("rule", Rule, "rule", "规则")
"""How messages name a rule of a pack."""
_DEEPEST = 2


@dataclass(frozen=True, slots=True)
class LoadedPacks:
    """Rule packs, and where they and their rules stand."""

    packs: tuple[RulePack, ...] = ()
    places: Mapping[tuple[str, str], Located] = field(default_factory=dict)
    """By `rules` and the id of a pack, or `rule` and the id of a rule."""

    @property
    def rule_places(self) -> Mapping[str, Place]:
        """The place of each rule, by its id."""
        return {name: located.find() for (kind, name), located in self.places.items() if kind == RULE.name}


def load_packs(folder: Path | str) -> LoadedPacks:
    """Return the rule packs in the sub-folders of `folder`, one folder a jurisdiction, one file a pack.

    A folder that holds packs itself, such as that of one jurisdiction, will do as well; `targets` and
    `schema` are passed over. Raises BrokenInput with every fault, by file and line. Conditions are
    checked by `check_packs`, since they may read facts that a catalogue declares.
    """
    files = yaml_files(Path(folder))
    paths, strange = _sorted_out(Path(folder), files.paths)
    read = [read_nouns(path, RULES) for path in paths]
    standings = [standing for file in read for standing in file.standings]
    packs = [(each.noun, each.located) for each in standings if isinstance(each.noun, RulePack)]
    rules = list(_rules(packs))
    faults = [*files.faults, *map(_unexpected, strange), *(fault for file in read for fault in file.faults)]
    faults += [*repeated(standings), *repeated(rules), *declaration_faults(_declared_in(packs))]
    faults += [fault for rule in rules for fault in pattern_faults(rule)]
    if faults:
        raise BrokenInput(in_order(faults))
    places = {(each.kind.name, each.key): each.located for each in (*standings, *rules)}
    return LoadedPacks(tuple(pack for pack, _ in packs), places)


def check_packs(loaded: LoadedPacks, catalogue: Catalogue) -> tuple[Fault, ...]:
    """Return what is wrong in the packs that concern a catalogue, given the facts that it declares.

    A pack concerns it if the region of one covers that of the other. Its conditions may read what
    every case has, what these packs declare, and what the catalogue declares.
    """
    concerned = [
        (pack, loaded.places[RULES.name, pack.id])
        for pack in concerning(loaded.packs, catalogue.jurisdiction.region)
    ]
    theirs = [*declared_in(catalogue), *_declared_in(concerned)]
    questions = {question.fact: question for question, _ in theirs} | dict(catalogue.readable)
    conditions = (
        Written(rule.when, located, ("rules", number, "when"))
        for pack, located in concerned
        for number, rule in enumerate(pack.rules)
        if rule.when
    )
    return tuple(in_order([*declaration_faults(theirs), *faults_in(conditions, questions)]))


Packs = Iterable[tuple[RulePack, Located]]


def _rules(packs: Packs) -> Iterator[Standing]:
    for pack, located in packs:
        for number, rule in enumerate(pack.rules):
            within = Located(located.file, located.lines, (*located.prefix, "rules", number))
            yield Standing(RULE, rule.id, rule, within)


def pattern_faults(standing: Standing) -> Iterator[Fault]:
    """Yield a fault if what a rule matches cannot be read; the message names the cell."""
    try:
        rule = cast("Rule", standing.noun)
        compile_rule(rule)
        check_consequence(rule)
    except (ConditionError, UnknownName, MatcherError) as error:
        found = Label(zh=error.message("zh"), en=error.message("en"))
        mend = Label(
            zh="改正 match；可用的属性见规则说明", en="mend “match”; the reference lists what it can read"
        )
        yield Fault(standing.located.find("match"), found, mend)


def _declared_in(packs: Packs) -> Iterator[Declared]:
    for pack, located in packs:
        for number, question in enumerate(pack.questions):
            prefix = (*located.prefix, "questions", number)
            yield question, Located(located.file, located.lines, prefix)


def _sorted_out(folder: Path, paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Return the paths that can be packs, and the others."""
    kept, strange = list[Path](), list[Path]()
    for path in paths:
        fits = path.suffix == ".yaml" and len(path.relative_to(folder).parts) <= _DEEPEST
        (kept if fits else strange).append(path)
    return kept, strange


def _unexpected(path: Path) -> Fault:
    found = Label(zh="不应有的文件", en="unexpected file")
    mend = Label(
        zh="规则包是 <管辖区>/<名称>.yaml；改名或移走",
        en="a rule pack is JURISDICTION/NAME.yaml: rename or move it",
    )
    return Fault(Place(shown(path)), found, mend)
