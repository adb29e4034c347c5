"""Reading the file that says which columns of a case log tell which facts."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from onething.errors import BrokenInput
from onething.formats.files.kinds import FileKind
from onething.formats.files.noun_faults import noun_faults
from onething.formats.files.yaml_reader import read_yaml
from onething.model import Located
from onething.simulation.logs.log_mapping import LogMapping

__all__ = ["LOG_MAPPING", "MappingFile", "read_log_mapping"]

LOG_MAPPING = FileKind("log-mapping", LogMapping, "log mapping", "列映射", one_to_a_file=True)
"""How messages name such a file."""


class MappingFile(NamedTuple):
    """A mapping, and where each of its keys stands."""

    mapping: LogMapping
    located: Located


def read_log_mapping(path: Path | str) -> MappingFile:
    """Return the mapping in a file; BrokenInput, with each fault's line, if it cannot be read."""
    document = read_yaml(Path(path))
    located = Located(document.file, document.lines)
    try:
        return MappingFile(LogMapping.model_validate(document.data), located)
    except ValidationError as error:
        faults = noun_faults(error, document.data, kind=LOG_MAPPING, located=located)
        raise BrokenInput(faults) from None
