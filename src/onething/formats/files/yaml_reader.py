"""Reading a YAML file into plain data, with the line of every key and element."""

from __future__ import annotations

from pathlib import Path

from onething.errors import BrokenInput
from onething.formats.files.document import Document
from onething.formats.files.text_file import LARGEST_FILE, read_text, shown
from onething.formats.files.yaml_faults import syntax_fault

__all__ = ["parse_yaml", "read_yaml"]


def read_yaml(path: Path, *, largest: int = LARGEST_FILE) -> Document:
    """Return what a file holds; BrokenInput, with each fault's line, if it cannot be read.

    The file is text in UTF-8 and one document of plain YAML 1.2: no tags, no merge keys, each key
    once. Larger files than `largest` bytes are refused before they are read.
    """
    return parse_yaml(read_text(path, largest=largest), file=shown(path))


def parse_yaml(text: str, *, file: str, pure: bool = False) -> Document:
    """Return what a YAML text holds; `file` names it in messages.

    `pure` reads without libyaml, as happens by itself where libyaml is missing; the two agree.

    >>> parse_yaml("a: [1, yes]", file="example.yaml").data
    {'a': [1, 'yes']}
    """
    import yaml  # noqa: PLC0415 - loaded when a file is read, not with the package

    from onething.formats.files.yaml_builder import Limits, build, events  # noqa: PLC0415 - likewise

    try:
        return build(events(text, pure=pure), file=file, limits=Limits())
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise BrokenInput([syntax_fault(error, text=text, file=file)]) from None
