"""Writing nouns as YAML: text that loads back to equal nouns, in an order and style that stays."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from onething.formats.files.atomic_file import write_text
from onething.formats.files.kinds import FILE_KINDS
from onething.formats.files.plain_nouns import plain
from onething.model import Noun

__all__ = ["dump_nouns", "write_nouns"]


def dump_nouns(kind: str, nouns: Noun | Sequence[Noun]) -> str:
    """Return a noun, or a list of nouns, as a file of `kind` (`items`, `rules`, …) writes them.

    Fields stand in the order of the model, a noun's own before its validity and basis; defaults are
    left out.

    >>> from onething.model import Region
    >>> print(dump_nouns("regions", [Region(code="430100", name="长沙市")]), end="")
    - code: '430100'
      name: 长沙市
    """
    from onething.formats.files.yaml_dumper import dump  # noqa: PLC0415 - yaml loads when something is written

    if isinstance(nouns, Noun):
        _fits(kind, nouns)
        return dump(plain(nouns))
    for noun in nouns:
        _fits(kind, noun)
    return dump([plain(noun) for noun in nouns])


def write_nouns(path: Path, kind: str, nouns: Noun | Sequence[Noun], *, header: str = "") -> None:
    """Write a file of nouns, whole or not at all, under a line that names its schema for editors.

    `path` is `KIND.yaml` or `KIND/NAME.yaml` within the folder of a catalogue, or a rule pack; the
    schema is looked for in the folder `schema` beside that folder. The lines of `header` follow as
    comments. Raises NotWritten if the file cannot be written.
    """
    path = Path(path)
    up = "../../" if path.parent.name == kind != "rules" else "../"
    comments = [f"yaml-language-server: $schema={up}schema/{kind}.json", *header.splitlines()]
    top = "".join(f"# {line}".rstrip() + "\n" for line in comments)
    write_text(path, top + dump_nouns(kind, nouns))


def _fits(kind: str, noun: Noun) -> None:
    model = FILE_KINDS[kind].model
    if not isinstance(noun, model):
        raise TypeError(f"a file of {kind} holds {model.__name__}, not {type(noun).__name__}")
