"""In which language people are spoken to: the one they chose, else that of their locale."""

from __future__ import annotations

import locale
import os

from onething.language import Language

__all__ = ["spoken"]


def spoken(chosen: str | None = None) -> Language:
    """Return the language chosen, else Chinese where the locale is Chinese, else English."""
    if chosen:
        return "zh" if chosen == "zh" else "en"
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next((name for name in names if name), None) or locale.getlocale()[0] or ""
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"
