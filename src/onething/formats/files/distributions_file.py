"""Reading the file that says how the cases of a generated log are distributed."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from onething.errors import BrokenInput
from onething.formats.files.kinds import FileKind
from onething.formats.files.noun_faults import noun_faults
from onething.formats.files.yaml_reader import read_yaml
from onething.model import Located
from onething.simulation.generating.distributions import Distributions

__all__ = ["DISTRIBUTIONS", "read_distributions"]

DISTRIBUTIONS = FileKind("distributions", Distributions, "distributions", "分布", one_to_a_file=True)
"""How messages name such a file."""


def read_distributions(path: Path | str) -> Distributions:
    """Return the distributions in a file; BrokenInput, with each fault's line, if they cannot be read."""
    document = read_yaml(Path(path))
    try:
        return Distributions.model_validate(document.data)
    except ValidationError as error:
        located = Located(document.file, document.lines)
        faults = noun_faults(error, document.data, kind=DISTRIBUTIONS, located=located)
        raise BrokenInput(faults) from None
