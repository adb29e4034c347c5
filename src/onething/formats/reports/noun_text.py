"""A noun as people look it up: where it stands, what it says, what it is connected with."""

from __future__ import annotations

from collections.abc import Sequence

from onething.formats.files.yaml_writer import dump_nouns
from onething.language import Label, Language
from onething.model import Catalogue, Noun

__all__ = ["noun_text"]


def noun_text(
    catalogue: Catalogue, kind: str, noun: Noun, relations: Sequence[Label], language: Language
) -> str:
    """Return the noun as YAML, under a comment that names its place and above its connections."""
    id = getattr(noun, "id", "")
    place = catalogue.place(kind, id)
    head = f"# {catalogue.jurisdiction.id}/{id} ({kind}){f' · {place}' if place else ''}"
    title = {"zh": "# 相关：", "en": "# connected with:"}[language]
    lines = [title, *(f"#   {relation.text(language)}" for relation in relations)] if relations else []
    return "\n".join([head, dump_nouns(kind, noun).rstrip(), *lines, ""])
