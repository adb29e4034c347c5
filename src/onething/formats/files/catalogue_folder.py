"""Which files a catalogue folder consists of, and which do not belong there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from onething.errors import Fault, Place
from onething.formats.files.kinds import CATALOGUE_KINDS, FileKind
from onething.formats.files.text_file import shown
from onething.language import Label

__all__ = ["SKIPPED", "Folder", "YamlFiles", "is_catalogue", "look_into", "unexpected", "yaml_files"]

SKIPPED = frozenset({"schema", "reforms", "targets", "burden"})
"""Folders beside the content that hold something else."""

_NAMES_FILE = "names.yaml"
"""The names file of an import, which may stand in the folder that it is for."""


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of a catalogue with their kinds, and what is wrong with the folder."""

    files: tuple[tuple[Path, FileKind], ...]
    faults: tuple[Fault, ...]


def is_catalogue(folder: Path) -> bool:
    """Tell whether a folder is a catalogue: whether it holds `jurisdiction.yaml`."""
    return os.path.lexists(folder / "jurisdiction.yaml")


def look_into(folder: Path) -> Folder:
    """Return the files of a catalogue: `KIND.yaml` and `KIND/*.yaml` for each kind.

    Files that are no YAML and dot-files are passed over, and so are the folders `SKIPPED` and the
    file `names.yaml`.
    """
    files, strange = list[tuple[Path, FileKind]](), list[Path]()
    found = yaml_files(folder)
    for path in found.paths:
        inner = path.relative_to(folder)
        if kind := _kind_of(inner):
            files.append((path, kind))
        elif inner != Path(_NAMES_FILE):
            strange.append(path)
    names = ", ".join(f"{name}.yaml" for name in CATALOGUE_KINDS)
    return Folder(tuple(files), (*found.faults, *(unexpected(path, names) for path in strange)))


@dataclass(frozen=True, slots=True)
class YamlFiles:
    """The YAML files below a folder, and the folders that could not be read."""

    paths: tuple[Path, ...]
    faults: tuple[Fault, ...]


def yaml_files(folder: Path) -> YamlFiles:
    """Return the YAML files in a folder and below it, in order of their names.

    Dot-files and the folders `SKIPPED` are passed over. Links are followed, none of them in a circle.
    """
    errors: list[OSError | ValueError] = []
    try:
        paths = tuple(_walk(folder, errors.append))
    except ValueError as error:  # for a name that no system allows
        paths, errors = (), [error]
    return YamlFiles(paths, tuple(_folder_fault(folder, error) for error in errors))


def _walk(folder: Path, on_error: Callable[[OSError], None]) -> Iterator[Path]:
    seen: set[tuple[int, int]] = set()
    for at, folders, files in os.walk(folder, onerror=on_error, followlinks=True):
        status = Path(at).stat()
        inner = [] if (status.st_dev, status.st_ino) in seen else folders
        folders[:] = sorted(name for name in inner if name not in SKIPPED and not name.startswith("."))
        if inner is folders:
            seen.add((status.st_dev, status.st_ino))
            yield from (Path(at, name) for name in sorted(files) if _is_yaml(name))


def _is_yaml(name: str) -> bool:
    return name.endswith((".yaml", ".yml")) and not name.startswith(".")


def _kind_of(inner: Path) -> FileKind | None:
    folders = len(inner.parts) - 1
    kind = CATALOGUE_KINDS.get(inner.parts[0] if folders else inner.stem)
    if kind is None or inner.suffix != ".yaml" or folders > (0 if kind.one_to_a_file else 1):
        return None
    return kind


def _folder_fault(folder: Path, error: OSError | ValueError) -> Fault:
    path = Path(getattr(error, "filename", None) or folder)
    reason = getattr(error, "strerror", None) or str(error)
    if isinstance(error, FileNotFoundError):
        found = Label(zh="没有这个文件夹", en="there is no such folder")
    elif isinstance(error, NotADirectoryError):
        found = Label(zh="这不是文件夹", en="this is not a folder")
    else:
        found = Label(zh=f"无法读取文件夹：{reason}", en=f"the folder cannot be read: {reason}")
    return Fault(
        Place(shown(path)), found, Label(zh="核对路径和权限", en="check the path and the permissions")
    )


def unexpected(path: Path, names: str) -> Fault:
    """Return the fault for a YAML file that does not belong where it stands."""
    found = Label(zh="不应有的文件", en="unexpected file")
    mend = Label(
        zh=f"改名或移走；应为以下之一：{names}，或同名文件夹中的 .yaml 文件",
        en=f"rename or move it; expected one of {names}, or .yaml files in folders of these names",
    )
    return Fault(Place(shown(path)), found, mend)
