"""Tables of what was simulated: catalogues in versions, rules, reforms, runs and their results."""

from onething.store.addresses import default_file
from onething.store.comparing import Difference, Repeat, differences
from onething.store.failing import StoreError
from onething.store.kept import (
    KeptInput,
    KeptRun,
    KeptScenario,
    Result,
    Role,
    RunId,
    RunInputs,
    RunKind,
    RunState,
)
from onething.store.store import Store, Upgrade, upgrade

__all__ = [
    "Difference",
    "KeptInput",
    "KeptRun",
    "KeptScenario",
    "Repeat",
    "Result",
    "Role",
    "RunId",
    "RunInputs",
    "RunKind",
    "RunState",
    "Store",
    "StoreError",
    "Upgrade",
    "default_file",
    "differences",
    "upgrade",
]
