"""By what an earlier simulation is known again: the digests of all that its figures hang on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from onething.model import Catalogue, RulePack
from onething.reforms import Reform
from onething.simulation.terms import Terms, scenarios
from onething.situations.certificate import content_hash, rules_hash

__all__ = ["cache_key", "digests", "noun_digest"]

_FORM = 1
"""Grows whenever a simulation comes to be told differently by the same version of the library."""


def digests(
    catalogue: Catalogue,
    packs: Iterable[RulePack],
    reforms: Sequence[Reform],
    terms: Terms,
    *,
    mapping: BaseModel | None = None,
) -> dict[str, str]:
    """Return the SHA-256 of each thing that goes into a simulation, by name, but for the log."""
    return {
        "catalogue": _bare(content_hash(catalogue)),
        "rules": _bare(rules_hash(packs)),
        **{f"reform:{reform.id}": noun_digest(reform) for reform in reforms},
        "prices": noun_digest(terms.prices),
        **({"mapping": noun_digest(mapping)} if mapping else {}),
        "targets": _digest([target.model_dump(mode="json") for target in terms.targets]),
    }


def cache_key(inputs: Mapping[str, str], reforms: Sequence[Reform], terms: Terms, *, engine: str) -> str:
    """Return what names a question, whatever the log: a SHA-256 over the inputs and all options."""
    return _digest(
        {
            "form": _FORM,
            "library": _library(),
            "inputs": dict(inputs),
            "as_of": str(terms.as_of),
            "assume": terms.assume.value,
            "on_unknown": terms.on_unknown.value,
            "scenarios": scenarios(reforms, terms),
            "engine": engine,
        }
    )


def _library() -> list[object]:
    """Return what tells this state of the library from another: its version, and how old its modules are."""
    modules = sorted(Path(__file__).parents[1].rglob("*.py"))
    told = [(str(path), status.st_size, status.st_mtime_ns) for path in modules if (status := path.stat())]
    return [version("onething"), told]


def noun_digest(noun: BaseModel) -> str:
    """Return the SHA-256 of a noun."""
    return _digest(noun.model_dump(mode="json"))


def _bare(digest: str) -> str:
    return digest.removeprefix("sha256:")


def _digest(whole: Any) -> str:
    text = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
