"""Text in two languages: what people read is Chinese and English, what machines read is neither."""

from __future__ import annotations

from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, model_serializer, model_validator

__all__ = ["Label", "Language"]

Language = Literal["zh", "en"]
"""The languages in which the library speaks to people."""


class Label(BaseModel):
    """A text in Chinese and English; where one is missing the other stands in.

    >>> Label(zh="出生登记", en="Birth registration").text("en")
    'Birth registration'
    >>> Label.model_validate("出生登记").text("en")
    '出生登记'
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    zh: str = ""
    en: str = ""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return {"zh": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.zh.strip() and not self.en.strip():
            raise ValueError("a label needs a text in zh or en")
        return self

    @model_serializer
    def _without_empty(self) -> dict[str, str]:
        return {key: text for key, text in (("zh", self.zh), ("en", self.en)) if text}

    def text(self, language: Language) -> str:
        """Return the text in `language`, or in the other one where it is missing."""
        return (self.en or self.zh) if language == "en" else (self.zh or self.en)
