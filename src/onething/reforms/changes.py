"""All kinds of change."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from onething.reforms.demand_changes import Abolish, Allow
from onething.reforms.item_changes import Admit, Join, Limit
from onething.reforms.rule_changes import AddRule, RetireRule
from onething.reforms.source_changes import Connect, Cover, Disconnect, Share

__all__ = ["Change"]

Change = Annotated[
    Connect | Disconnect | Cover | Share | Allow | Abolish | Admit | Join | Limit | AddRule | RetireRule,
    Field(discriminator="do"),
]
"""A change of any kind, told apart by `do`."""
