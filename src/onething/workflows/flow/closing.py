"""Closing a case: results issued together, collected or sent, and the file (统一窗口出件、归档)."""

from __future__ import annotations

from collections.abc import Sequence

from onething.model import ActStage, StepKind
from onething.workflows.flow.net import Net, Node
from onething.workflows.flow.presence import acts_of, draw_act
from onething.workflows.flow.setting import Application, Setting
from onething.workflows.flow.wording import REASONS

__all__ = ["draw_closing"]


def draw_closing(net: Net, setting: Setting, application: Application, before: Sequence[str]) -> None:
    """Draw issuing, what is done in person when results are collected, and the filing."""
    results = [result for item, _ in application.items for result in setting.item(item).results]
    issued = net.add(
        Node(
            StepKind.ISSUE,
            application.subject,
            setting.called(application),
            (setting.receiver(application),),
            REASONS["issue-alone" if application.subject else "issue"],
            items=tuple(item for item, _ in application.items),
            outputs=tuple(dict.fromkeys(result.material for result in results)),
            open=application.truth is None,
        ),
        before,
    )
    items = [item for item, _ in application.items]
    collected = [
        net.add(draw_act(setting, due), [issued]) for due in acts_of(setting, items, ActStage.COLLECT)
    ]
    net.add(
        Node(
            StepKind.ARCHIVE,
            application.subject,
            setting.called(application),
            (setting.receiver(application),),
            REASONS["archive"],
            open=application.truth is None,
        ),
        [issued, *collected],
    )
