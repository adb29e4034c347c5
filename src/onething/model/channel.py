"""Through which channel a case is handled, and how its results come back."""

from __future__ import annotations

from enum import StrEnum

from onething.language import Label

__all__ = ["Channel", "Delivery"]


class Channel(StrEnum):
    """How the applicant deals with government (办理渠道)."""

    ONLINE = "online"
    """网上."""
    WINDOW = "window"
    """窗口."""
    MAIL = "mail"
    """邮寄."""
    TERMINAL = "terminal"
    """自助终端."""

    @property
    def label(self) -> Label:
        """Its name for people."""
        return _LABELS[self]

    @property
    def in_person(self) -> bool:
        """Whether applying through it takes a visit by itself."""
        return self in (Channel.WINDOW, Channel.TERMINAL)


class Delivery(StrEnum):
    """How a result reaches the applicant (结果送达方式)."""

    COUNTER = "counter"
    """窗口领取: collected in person."""
    COURIER = "courier"
    """邮寄送达."""
    ELECTRONIC = "electronic"
    """电子证照、电子文书."""


_LABELS = {
    Channel.ONLINE: Label(zh="网上", en="online"),
    Channel.WINDOW: Label(zh="窗口", en="at the window"),
    Channel.MAIL: Label(zh="邮寄", en="by mail"),
    Channel.TERMINAL: Label(zh="自助终端", en="at a self-service terminal"),
}
