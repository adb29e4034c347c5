"""The use cases of reforms: find them by file or by id, and plan a case with and without them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from onething.app.catalogues import Catalogues
from onething.app.planning import case_of
from onething.errors import BrokenInput, UnknownName
from onething.formats.files.reform_files import LoadedReforms, load_reforms, reform_paths
from onething.model import Case, Catalogue, RulePack
from onething.reforms import Reform, ReformComparison, compare_reforms

__all__ = ["compare_with_reforms", "find_reforms", "reforms_beside"]

_FOLDER = "reforms"


def reforms_beside(catalogue: Catalogue, packs: Sequence[RulePack]) -> LoadedReforms:
    """Return the reforms that stand in the folder `reforms` of a catalogue, checked against it.

    A catalogue made in memory has none. Raises BrokenInput with every fault of every file.
    """
    return _fitting(load_reforms(_paths(catalogue)), catalogue, packs)


def find_reforms(
    catalogue: Catalogue, packs: Sequence[RulePack], names: Iterable[Path | str]
) -> tuple[Reform, ...]:
    """Return reforms by their names, in that order, checked against a catalogue and its rules.

    A name is the path of a file, or that of a file in the folder `reforms` of the catalogue
    without its ending. That they do not contradict one another is not checked here. Raises BrokenInput with
    every fault, UnknownName for a name that is neither.
    """
    paths = [_path(str(name), catalogue) for name in names]
    files = {path.resolve(): path for path in paths}
    loaded = _fitting(load_reforms(files.values()), catalogue, packs)
    found = dict(zip(files, loaded.reforms, strict=True))
    return tuple(found[path.resolve()] for path in paths)


def compare_with_reforms(
    catalogues: Catalogues,
    onething: str,
    reforms: Iterable[Reform | Path | str],
    case: Case | None = None,
    **known: Any,
) -> ReformComparison:
    """Return the plans of a case without reforms and with them, side by side.

    Reforms are given themselves, by file or by id, see `find_reforms`; the case as `plan` takes it.
    Raises as `plan` does, BrokenInput for files that cannot be used, and ReformConflict for reforms that
    contradict.
    """
    if case and known:
        raise TypeError(f"the case is given whole, or by keywords, and not by both: {', '.join(known)}")
    planner, noun = catalogues.find(onething)
    given = list(reforms)
    named = [str(one) for one in given if not isinstance(one, Reform)]
    found = iter(find_reforms(planner.catalogue, planner.packs, named))
    meant = [one if isinstance(one, Reform) else next(found) for one in given]
    return compare_reforms(planner, noun.id, meant, case or case_of(**known))


def _fitting(loaded: LoadedReforms, catalogue: Catalogue, packs: Sequence[RulePack]) -> LoadedReforms:
    if faults := loaded.misfits(catalogue, packs):
        raise BrokenInput(faults)
    return loaded


def _paths(catalogue: Catalogue) -> tuple[Path, ...]:
    place = catalogue.place("jurisdiction", catalogue.jurisdiction.id)
    return reform_paths(Path(place.file).parent / _FOLDER) if place else ()


def _path(name: str, catalogue: Catalogue) -> Path:
    """Return the file that a name means; UnknownName for an id that no reform beside the catalogue has."""
    if Path(name).suffix in (".yaml", ".yml") or Path(name).is_file():
        return Path(name)
    beside = {path.stem: path for path in _paths(catalogue)}
    if name not in beside:
        raise UnknownName("reform", name, beside)
    return beside[name]
