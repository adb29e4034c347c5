"""What the guides of a run are called in the catalogue: settled once, before any noun is made."""

from __future__ import annotations

from dataclasses import dataclass

from onething.formats.guides.departments import Departments
from onething.formats.guides.materials import Binding
from onething.formats.guides.names_file import Names

__all__ = ["Vocabulary"]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Names, departments and materials of a run, and how much of the text is taken over."""

    names: Names
    departments: Departments
    binding: Binding
    region: str
    """The region of the jurisdiction, for whatever names none of its own."""
    with_text: bool
    """False: sentences stay behind; names, codes, figures and citations carry over."""
