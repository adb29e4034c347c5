"""The use case of importing published guides into the folder of a catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from onething.errors import BrokenInput, Fault
from onething.formats.files.atomic_file import write_text
from onething.formats.guides.draft import Draft, draft_catalogue
from onething.formats.guides.filing import ANY, Folder, Origins, file_catalogue
from onething.formats.guides.merging import known_under_other_ids, merge, own_guides
from onething.formats.guides.names_file import Names, read_names
from onething.formats.guides.published import AnyGuide
from onething.formats.guides.reading import read_guides
from onething.language import Label
from onething.model import Catalogue, Finding, ItemId

__all__ = ["Imported", "import_guides"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import came to."""

    catalogue: Catalogue
    """The catalogue as it stands in the folder now."""
    findings: tuple[Finding, ...]
    """All that was odd in the guides, and the files that were left alone."""
    written: tuple[Path, ...]
    unchanged: tuple[Path, ...]
    """Files that already said what was to be written; they were not touched."""
    kept: tuple[Path, ...]
    """Files that were left alone because somebody edited them."""

    @property
    def summary(self) -> Label:
        """What became of the files, in one line."""
        wrote, same, kept = len(self.written), len(self.unchanged), len(self.kept)
        return Label(
            zh=f"写出 {wrote} 个文件，{same} 个未变，{kept} 个经人工修改、未动",
            en=f"files written: {wrote}, unchanged: {same}, edited by hand and left alone: {kept}",
        )


def import_guides(
    guides: Iterable[Path | str],
    *,
    into: Path | str,
    names: Path | str | None = None,
    without_text: bool = False,
    overwrite: bool = False,
) -> Imported:
    """Import published guides into a catalogue folder, which is made if it is not there.

    `names` is a file with readable ids; without it ids come from the official codes. Without text,
    sentences stay behind, and names, codes, figures and cited documents carry over. A file that was
    edited since it was imported is left alone unless `overwrite` is set; that also replaces one that
    cannot be read.

    Everything is settled before the first file is written, and each file is written whole or not at
    all; running it again changes nothing. Raises BrokenInput with the faults of all files, and
    NotWritten if a file cannot be written.
    """
    read, naming, folder = _inputs([Path(guide) for guide in guides], Path(into), names, overwrite=overwrite)
    draft = draft_catalogue(read, naming, folder.known, with_text=not without_text)
    wanted = merge(folder.known, draft.catalogue, _nothing)
    catalogue = wanted if overwrite else merge(folder.known, draft.catalogue, folder.keeps)
    filing = file_catalogue(folder, catalogue, wanted, _origins(draft, catalogue), overwrite=overwrite)
    for path, text in filing.write.items():
        write_text(path, text)
    others = known_under_other_ids(folder.known, draft.catalogue)
    return Imported(
        catalogue=catalogue,
        findings=(*draft.findings, *others, *filing.findings),
        written=tuple(filing.write),
        unchanged=filing.unchanged,
        kept=filing.kept,
    )


def _inputs(
    guides: Sequence[Path], into: Path, names: Path | str | None, *, overwrite: bool
) -> tuple[Sequence[AnyGuide], Names, Folder]:
    faults: list[Fault] = []
    read = _or_faults(lambda: read_guides(guides), faults)
    naming = _or_faults(lambda: read_names(Path(names)) if names else Names(), faults)
    folder = _or_faults(lambda: Folder.read(into, overwrite=overwrite), faults)
    if read is None or naming is None or folder is None:
        raise BrokenInput(dict.fromkeys(faults))
    return read, naming, folder


def _or_faults(read: Callable[[], T], faults: list[Fault]) -> T | None:
    try:
        return read()
    except BrokenInput as broken:
        faults.extend(broken.faults)
        return None


def _nothing(_kind: str, _id: str) -> bool:
    return False


def _origins(draft: Draft, catalogue: Catalogue) -> Origins:
    """Return who published what: a one-thing or item with its guides, the rest with the publishers."""
    own = own_guides(catalogue.items)
    told: dict[tuple[str, str], list[str]] = {}
    owners = [*(("items", str(key)) for key in catalogue.items)]
    owners += (("onethings", str(key)) for key in catalogue.onethings)
    for kind, key in owners:
        guides = (*draft.guides.get(key, ()), *draft.guides.get(own.get(ItemId(key), ""), ()))
        told[kind, key] = [_credit(guide) for guide in guides]
    every = {guide.provenance.publisher for guides in draft.guides.values() for guide in guides}
    return {ANY: sorted(every - {""}), **told}


def _credit(guide: AnyGuide) -> str:
    origin = guide.provenance
    read = f"read {origin.crawled}" if origin.crawled else ""
    return ", ".join(filter(None, (f"{origin.publisher} {guide.code}".strip(), read, origin.url)))
