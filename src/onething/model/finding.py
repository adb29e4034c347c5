"""Findings: what is wrong, or odd, in a policy that could be read."""

from __future__ import annotations

from enum import StrEnum

from onething.errors import Place
from onething.language import Label
from onething.model.noun import Noun

__all__ = ["Finding", "Severity"]


class Severity(StrEnum):
    """How much a finding weighs; a check with an error answers no."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Finding(Noun):
    """Something wrong or odd in a catalogue, a rule pack or a guide, with a stable code."""

    code: str
    """Stable and readable, such as `circular-proof`; the check that finds it bears the same name."""
    severity: Severity
    subject: str
    """What it is about, such as `item birth-registration`."""
    message: Label
    suggestion: Label
    place: Place | None = None
