"""Reading what a simulation measures by: published targets, and the prices of the applicant's burden."""

from __future__ import annotations

from pathlib import Path

from onething.errors import BrokenInput, Fault, Place
from onething.formats.files.kinds import FileKind
from onething.formats.files.noun_files import NounFile, in_order, read_nouns, repeated
from onething.formats.files.text_file import shown
from onething.language import Label
from onething.simulation.burden import PriceList
from onething.simulation.target import TargetList

__all__ = ["PRICES", "TARGETS", "load_prices", "load_targets"]

TARGETS = FileKind("targets", TargetList, "list of targets", "目标清单", one_to_a_file=True)
"""How messages name a file of targets."""

PRICES = FileKind("burden", PriceList, "list of prices", "价目", one_to_a_file=True)
"""How messages name a file of prices."""


def load_targets(path: Path | str) -> tuple[TargetList, ...]:
    """Return the lists of targets in a file, or in the files of a folder, by name.

    Raises BrokenInput with every fault of every file.
    """
    path = Path(path)
    return tuple(noun for noun in _read(_files(path), TARGETS) if isinstance(noun, TargetList))


def load_prices(path: Path | str) -> PriceList:
    """Return the prices in a file; BrokenInput with every fault."""
    (prices,) = _read([Path(path)], PRICES)
    if not isinstance(prices, PriceList):  # for mypy: the kind says what is read
        raise TypeError(prices)
    return prices


def _read(paths: list[Path], kind: FileKind) -> list[object]:
    read: list[NounFile] = [read_nouns(path, kind) for path in paths]
    standings = [standing for file in read for standing in file.standings]
    faults = [*(fault for file in read for fault in file.faults), *repeated(standings)]
    if faults:
        raise BrokenInput(in_order(faults))
    return [standing.noun for standing in standings]


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    files = sorted(one for one in path.glob("*.yaml") if not one.name.startswith("."))
    if not files:
        found = Label(zh="文件夹中没有 .yaml 文件", en="the folder holds no .yaml file")
        mend = Label(zh="给出文件，或放有文件的文件夹", en="give a file of targets, or a folder of them")
        raise BrokenInput([Fault(Place(shown(path)), found, mend)])
    return files
