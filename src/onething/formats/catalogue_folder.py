"""Which files a catalogue folder consists of, and which do not belong there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onething.errors import Fault, Place
from onething.formats.kinds import CATALOGUE_KINDS, FileKind
from onething.formats.text_file import shown
from onething.language import Label

__all__ = ["SKIPPED", "Folder", "folder_faults", "is_catalogue", "look_into", "unexpected", "yaml_files"]

SKIPPED = frozenset({"schema", "reforms", "targets"})
"""Folders beside the content that hold something else."""

_NAMES_FILE = "names.yaml"
"""The names file of an import, which may stand in the folder that it is for."""

_YAML = (".yaml", ".yml")


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
    for path in yaml_files(folder):
        inner = path.relative_to(folder)
        if inner == Path(_NAMES_FILE):
            continue
        name = inner.parts[0] if len(inner.parts) > 1 else inner.stem
        kind = CATALOGUE_KINDS.get(name)
        if kind is None or path.suffix != ".yaml" or len(inner.parts) > (1 if kind.one_to_a_file else 2):
            strange.append(path)
        else:
            files.append((path, kind))
    names = ", ".join(f"{name}.yaml" for name in CATALOGUE_KINDS)
    return Folder(tuple(files), tuple(unexpected(path, names) for path in strange))


def yaml_files(folder: Path) -> Iterator[Path]:
    """Yield the YAML files in a folder and below it, in order of their names; links are not followed."""
    for at, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in SKIPPED and not name.startswith("."))
        for name in sorted(files):
            if name.endswith(_YAML) and not name.startswith("."):
                yield Path(at, name)


def folder_faults(folder: Path) -> tuple[Fault, ...]:
    """Return a fault if there is no folder of this name that can be read."""
    try:
        os.listdir(folder)  # noqa: PTH208 - also tells why a folder cannot be read
    except FileNotFoundError:
        found = Label(zh="没有这个文件夹", en="there is no such folder")
    except NotADirectoryError:
        found = Label(zh="这不是文件夹", en="this is not a folder")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        found = Label(zh=f"无法读取文件夹：{reason}", en=f"the folder cannot be read: {reason}")
    else:
        return ()
    return (
        Fault(
            Place(shown(folder)), found, Label(zh="核对路径和权限", en="check the path and the permissions")
        ),
    )


def unexpected(path: Path, names: str) -> Fault:
    """Return the fault for a YAML file that does not belong where it stands."""
    found = Label(zh="不应有的文件", en="unexpected file")
    mend = Label(
        zh=f"改名或移走；应为以下之一：{names}，或同名文件夹中的 .yaml 文件",
        en=f"rename or move it; expected one of {names}, or .yaml files in folders of these names",
    )
    return Fault(Place(shown(path)), found, mend)
