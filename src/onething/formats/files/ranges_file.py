"""Reading the file that says how far the inputs of a simulation may be off."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from onething.errors import BrokenInput
from onething.formats.files.kinds import FileKind
from onething.formats.files.noun_faults import noun_faults
from onething.formats.files.yaml_reader import read_yaml
from onething.model import Located
from onething.simulation.ranges import Ranges

__all__ = ["RANGES", "load_ranges"]

RANGES = FileKind("ranges", Ranges, "list of ranges", "取值范围", one_to_a_file=True)
"""How messages name such a file."""


def load_ranges(path: Path | str) -> Ranges:
    """Return the ranges in a file; BrokenInput, with each fault's line, if it cannot be read."""
    document = read_yaml(Path(path))
    try:
        return Ranges.model_validate(document.data)
    except ValidationError as error:
        located = Located(document.file, document.lines)
        raise BrokenInput(noun_faults(error, document.data, kind=RANGES, located=located)) from None
