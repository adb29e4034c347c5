"""Reading catalogues and rule packs from folders of YAML, with every fault of every file at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onething.errors import BrokenInput, Fault, Place
from onething.formats.files.catalogue_folder import is_catalogue, look_into, yaml_files
from onething.formats.files.condition_faults import (
    conditions_of,
    constraint_faults,
    faults_in,
    region_faults,
)
from onething.formats.files.kinds import CATALOGUE_KINDS
from onething.formats.files.noun_files import NounFile, Standing, in_order, read_nouns, repeated
from onething.formats.files.pack_files import LoadedPacks, check_packs, load_packs
from onething.formats.files.reference_faults import (
    circle_faults,
    declaration_faults,
    declared_in,
    doubled_faults,
    name_faults,
)
from onething.formats.files.text_file import shown
from onething.language import Label
from onething.model import Catalogue, CatalogueId, Jurisdiction, Located

__all__ = [
    "UNREAD",
    "LoadedPacks",
    "check_catalogue",
    "check_packs",
    "load_catalogue",
    "load_catalogues",
    "load_packs",
    "load_sound_files",
]

UNREAD = Jurisdiction(id=CatalogueId("unread"), name=Label(en="unread"), region="000000")
"""Stands in for a jurisdiction that could not be read."""


def load_catalogue(folder: Path | str) -> Catalogue:
    """Return the catalogue in a folder: one that holds `jurisdiction.yaml`.

    The nouns of each kind stand in `KIND.yaml`, as a list or a single mapping, and in `KIND/*.yaml`.
    Raises BrokenInput with every fault, by file and line: what is no YAML, unknown and missing keys,
    wrong values, ids that stand twice, names that nothing bears, one-things in a circle, conditions
    that cannot be read.
    """
    catalogue, faults = _read(Path(folder))
    if faults:
        raise BrokenInput(in_order(faults))
    return catalogue


def load_sound_files(folder: Path | str) -> tuple[Catalogue, Mapping[Path, Sequence[Fault]]]:
    """Return what the sound files of a catalogue folder hold, and each broken file with its faults.

    For whoever replaces the broken ones: what the sound files name need not be there, see
    `check_catalogue`. Raises BrokenInput for what replacing them would not mend.
    """
    found = look_into(Path(folder))
    files = [(path, read_nouns(path, kind)) for path, kind in found.files]
    sound = [standing for _, file in files if not file.faults for standing in file.standings]
    if faults := [*found.faults, *repeated(sound)]:
        raise BrokenInput(in_order(faults))
    return _assembled(sound), {path: file.faults for path, file in files if file.faults}


def check_catalogue(catalogue: Catalogue) -> None:
    """Raise BrokenInput with the faults between the nouns of a catalogue: what no file shows alone."""
    if faults := [*_between_nouns(catalogue, _gaps(()))]:
        raise BrokenInput(in_order(faults))


def load_catalogues(folder: Path | str) -> tuple[Catalogue, ...]:
    """Return the catalogue in a folder, or the catalogues in its sub-folders, by name of the folder.

    Raises BrokenInput as `load_catalogue` does, with the faults of all of them.
    """
    folder = Path(folder)
    if is_catalogue(folder):
        return (load_catalogue(folder),)
    files = yaml_files(folder)
    folders = sorted({path.parent for path in files.paths if _in_sub_folder(folder, path)})
    read = [_read(each) for each in folders]
    faults = [*files.faults, *(fault for _, wrong in read for fault in wrong)]
    faults += _outside(files.paths, folders) if folders else ()
    faults += _same_jurisdiction([catalogue for catalogue, _ in read])
    if not folders and not faults:
        faults.append(_no_catalogue(folder))
    if faults:
        raise BrokenInput(in_order(faults))
    return tuple(catalogue for catalogue, _ in read)


def _read(folder: Path) -> tuple[Catalogue, list[Fault]]:
    found = look_into(folder)
    if not is_catalogue(folder):
        return Catalogue(UNREAD), [_no_catalogue(folder)] if folder.is_dir() else [*found.faults]
    files = [read_nouns(path, kind) for path, kind in found.files]
    standings = [standing for file in files for standing in file.standings]
    catalogue = _assembled(standings)
    faults = [*found.faults]
    faults += (fault for file in files for fault in file.faults)
    faults += repeated(standings)
    faults += _between_nouns(catalogue, _gaps(files))
    return catalogue, faults


def _assembled(standings: Iterable[Standing]) -> Catalogue:
    tables: dict[str, Any] = {name: {} for name in CATALOGUE_KINDS}
    places: dict[tuple[str, str], Located] = {}
    for standing in standings:
        if standing.noun is not None:
            tables[standing.kind.name].setdefault(standing.key, standing.noun)
            places.setdefault((standing.kind.name, standing.key), standing.located)
    tables["declared"] = tables.pop("questions")
    tables["jurisdiction"] = next(iter(tables["jurisdiction"].values()), UNREAD)
    return Catalogue(**tables, places=places)


@dataclass(frozen=True, slots=True)
class _Gaps:
    """What a catalogue lacks because its files are broken."""

    unread: frozenset[str]
    """The kinds of which a file could not be read."""
    broken: Mapping[tuple[str, str], None]
    """The nouns that could not be read, by kind and id."""

    @property
    def of_questions(self) -> bool:
        """Whether questions may be among it, or sources, whose answers are facts too."""
        kinds = self.unread | {kind for kind, _ in self.broken}
        return not kinds.isdisjoint(("questions", "onethings", "sources"))


def _gaps(files: Sequence[NounFile]) -> _Gaps:
    standings = (standing for file in files for standing in file.standings if standing.noun is None)
    return _Gaps(
        unread=frozenset(file.kind.name for file in files if file.unread),
        broken=dict.fromkeys((standing.kind.name, standing.key) for standing in standings),
    )


def _between_nouns(catalogue: Catalogue, gaps: _Gaps) -> Iterator[Fault]:
    yield from name_faults(catalogue, unread=gaps.unread, broken=gaps.broken)
    yield from circle_faults(catalogue)
    yield from doubled_faults(catalogue)
    yield from declaration_faults(declared_in(catalogue))
    conditions = tuple(conditions_of(catalogue))
    if "regions" not in gaps.unread:
        yield from region_faults(conditions, catalogue)
    yield from faults_in(conditions, catalogue.readable, all_declared=not gaps.of_questions)
    yield from constraint_faults(catalogue)


def _in_sub_folder(folder: Path, path: Path) -> bool:
    return path.name == "jurisdiction.yaml" and path.parent.parent == folder


def _outside(paths: Iterable[Path], catalogues: Sequence[Path]) -> Iterator[Fault]:
    for path in paths:
        if not any(path.is_relative_to(catalogue) for catalogue in catalogues):
            found = Label(zh="不属于任何目录的文件", en="a file that belongs to no catalogue")
            mend = Label(
                zh="移入有 jurisdiction.yaml 的文件夹，或在其文件夹中加上 jurisdiction.yaml",
                en="move it into a folder with a jurisdiction.yaml, or add one to its folder",
            )
            yield Fault(Place(shown(path)), found, mend)


def _no_catalogue(folder: Path) -> Fault:
    found = Label(zh="缺少 jurisdiction.yaml", en="there is no jurisdiction.yaml")
    mend = Label(
        zh="指定一个目录文件夹；目录文件夹要有 jurisdiction.yaml",
        en="name the folder of a catalogue; it holds a jurisdiction.yaml",
    )
    return Fault(Place(shown(folder)), found, mend)


def _same_jurisdiction(catalogues: Sequence[Catalogue]) -> Iterator[Fault]:
    return repeated(
        Standing(CATALOGUE_KINDS[kind], id, catalogue.jurisdiction, located)
        for catalogue in catalogues
        for (kind, id), located in catalogue.places.items()
        if kind == "jurisdiction"
    )
