"""What a reform changes, in sentences."""

from __future__ import annotations

from onething.language import Label
from onething.model import Catalogue
from onething.reforms.reform import Reform
from onething.reforms.wording import Wording

__all__ = ["sentences"]


def sentences(reform: Reform, catalogue: Catalogue) -> tuple[Label, ...]:
    """Return a sentence for each change of a reform; an id stands for what the catalogue lacks."""
    zh, en = Wording(catalogue, "zh"), Wording(catalogue, "en")
    return tuple(Label(zh=change.sentence(zh), en=change.sentence(en)) for change in reform.changes)
