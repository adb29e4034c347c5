"""Which noun goes to which file of a catalogue folder, and which files are left alone.

A file that an import wrote, and nobody edited since, may be written again; any other stays as it is.
New nouns of a list that was edited go to files of their own beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from onething.errors import BrokenInput, Fault, Place
from onething.formats.files.catalogue_files import check_catalogue, load_catalogue, load_sound_files
from onething.formats.files.kinds import CATALOGUE_KINDS
from onething.formats.files.text_file import read_text, shown
from onething.formats.files.yaml_writer import dump_nouns
from onething.formats.guides.oddities import report
from onething.formats.guides.stamp import credit_lines, is_pristine, stamped
from onething.model import Catalogue, Finding, Located, Noun

__all__ = ["ANY", "Filing", "Folder", "Origins", "file_catalogue"]

_ONE_EACH = ("items", "onethings")
"""Kinds of which each noun has a file of its own."""

Key = tuple[str, str]
"""A kind and an id."""

Origins = Mapping[Key, Iterable[str]]
"""Who published a noun; the entry for `ANY` counts for those that have none."""

ANY: Key = ("", "")


@dataclass(frozen=True, slots=True)
class Folder:
    """A catalogue folder as it stands."""

    path: Path
    known: Catalogue | None = None
    files: Mapping[Key, Path] = field(default_factory=dict)
    """In which file each noun stands."""
    texts: Mapping[Path, str] = field(default_factory=dict)
    broken: Mapping[Path, Sequence[Fault]] = field(default_factory=dict)
    """The files that cannot be read and may be replaced."""

    @classmethod
    def read(cls, path: Path, *, overwrite: bool = False) -> Folder:
        """Return the folder at `path`; BrokenInput if there is a catalogue that cannot be read.

        With `overwrite` a file that is broken in itself counts as one that may be replaced.
        """
        if not any((path / f"{kind}.yaml").exists() or (path / kind).is_dir() for kind in CATALOGUE_KINDS):
            return cls(path)
        known, broken = load_sound_files(path) if overwrite else (load_catalogue(path), {})
        files = {key: Path(located.file).resolve() for key, located in known.places.items()}
        texts = {file: read_text(file) for file in set(files.values())}
        return cls(path, known, files, texts, {file.resolve(): faults for file, faults in broken.items()})

    def shut(self, file: Path) -> bool:
        """Tell whether a file is there that no import wrote, or that was edited since."""
        if file in self.broken:
            return False
        text = self.texts.get(file)
        return file.exists() if text is None else not is_pristine(text)

    def keeps(self, kind: str, id: str) -> bool:
        """Tell whether a noun stands in a file that must be left alone."""
        file = self.files.get((kind, id))
        return file is not None and self.shut(file)

    def file_of(self, kind: str, id: str) -> Path:
        """Return where a noun stands, or is to stand."""
        if (kind, id) in self.files:
            return self.files[kind, id]
        listed = (self.path / f"{kind}.yaml").resolve()
        if kind == "jurisdiction" or (kind not in _ONE_EACH and not self.shut(listed)):
            return listed
        return (self.path / kind / f"{id}.yaml").resolve()


@dataclass(frozen=True, slots=True)
class Filing:
    """What is to be written, what is as it should be, and what is left alone."""

    write: Mapping[Path, str]
    unchanged: tuple[Path, ...]
    kept: tuple[Path, ...]
    findings: tuple[Finding, ...]


def file_catalogue(
    folder: Folder,
    catalogue: Catalogue,
    wanted: Catalogue,
    origins: Origins,
    *,
    overwrite: bool,
) -> Filing:
    """Return what becomes of each file of a folder into which `catalogue` goes.

    `wanted` is what would go there if nothing had to be kept; where it differs, a finding says so.
    Raises BrokenInput if a file is broken and this would not mend it.
    """
    write, unchanged, kept = dict[Path, str](), list[Path](), list[Path]()
    findings = list[Finding]()
    for page in _pages(folder, catalogue):
        text = _text(folder, page, origins)
        if folder.shut(page.file) and not overwrite:
            kept.append(page.file)
            findings.append(_left_alone(folder, page, wanted))
        elif text == folder.texts.get(page.file):
            unchanged.append(page.file)
        else:
            write[page.file] = text
    if overwrite:
        findings += _replaced(folder, write, catalogue)
    return Filing(write, tuple(unchanged), tuple(kept), tuple(findings))


@dataclass(frozen=True, slots=True)
class _Page:
    """A file and the nouns that go into it, all of one kind."""

    file: Path
    kind: str
    nouns: dict[str, Noun]


def _pages(folder: Folder, catalogue: Catalogue) -> list[_Page]:
    """Return the files of a catalogue in order, those from which all nouns are gone too."""
    pages = {file: _Page(file, kind, {}) for (kind, _), file in folder.files.items()}
    for (kind, key), noun in sorted(_nouns(catalogue).items()):
        file = folder.file_of(kind, key)
        pages.setdefault(file, _Page(file, kind, {})).nouns[key] = noun
    return [page for _, page in sorted(pages.items())]


def _nouns(catalogue: Catalogue) -> dict[Key, Noun]:
    tables: dict[str, Mapping[Any, Noun]] = {
        "jurisdiction": {catalogue.jurisdiction.id: catalogue.jurisdiction},
        "regions": catalogue.regions,
        "departments": catalogue.departments,
        "materials": catalogue.materials,
        "sources": catalogue.sources,
        "questions": catalogue.declared,
        "items": catalogue.items,
        "onethings": catalogue.onethings,
    }
    return {(kind, str(key)): noun for kind, table in tables.items() for key, noun in table.items()}


def _text(folder: Folder, page: _Page, origins: Origins) -> str:
    inner = page.file.parent != folder.path.resolve()
    nouns = list(page.nouns.values())
    alone = len(nouns) == 1 and (inner or page.kind == "jurisdiction")
    told = [credit for key in page.nouns for credit in origins.get((page.kind, key), origins[ANY])]
    return stamped(
        dump_nouns(page.kind, nouns[0] if alone else nouns),
        schema=f"{'../../' if inner else '../'}schema/{page.kind}.json",
        origins=[*credit_lines(folder.texts.get(page.file, "")), *told],
    )


def _replaced(folder: Folder, write: Mapping[Path, str], catalogue: Catalogue) -> list[Finding]:
    """Return a finding for each broken file that is written anew; all of them must be, with all they held."""
    left = [fault for file, faults in folder.broken.items() if file not in write for fault in faults]
    if left:
        raise BrokenInput(left)
    try:
        check_catalogue(_placed(folder, catalogue))
    except BrokenInput as lost:
        raise BrokenInput([*(f for faults in folder.broken.values() for f in faults), *lost.faults]) from None
    return [
        report("broken-replaced", f"file {shown(file)}", Place(shown(file), faults[0].place.line))
        for file, faults in sorted(folder.broken.items())
    ]


def _placed(folder: Folder, catalogue: Catalogue) -> Catalogue:
    """Return a catalogue whose new nouns have the files as places to which they are to go."""
    to_be = {key: Located(shown(folder.file_of(*key)), {}) for key in _nouns(catalogue)}
    return replace(catalogue, places=to_be | dict(catalogue.places))


def _left_alone(folder: Folder, page: _Page, wanted: Catalogue) -> Finding:
    new, known = _nouns(wanted), _nouns(folder.known) if folder.known else {}
    different = [key for key in page.nouns if new.get((page.kind, key)) != known.get((page.kind, key))]
    place, name = Place(shown(page.file)), f"file {shown(page.file)}"
    if not different:
        return report("hand-edited-alike", name, place)
    return report("hand-edited", name, place, different=", ".join(different))
