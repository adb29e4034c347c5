"""What if: changes of a catalogue or of its rules as values, applied together, and undone exactly."""

from onething.reforms.changes import Change
from onething.reforms.comparing import ReformComparison, compare_reforms
from onething.reforms.conflicts import Conflict, ReformConflict, conflicts
from onething.reforms.demand_changes import Abolish, Allow
from onething.reforms.item_changes import Admit, Join, Limit
from onething.reforms.planning import with_reforms
from onething.reforms.reform import Reform
from onething.reforms.reformed import Reformed, reformed
from onething.reforms.review import review_reforms
from onething.reforms.rule_changes import AddRule, RetireRule
from onething.reforms.sentences import sentences
from onething.reforms.source_changes import Connect, Cover, Disconnect, Share
from onething.reforms.touching import touched

__all__ = [
    "Abolish",
    "AddRule",
    "Admit",
    "Allow",
    "Change",
    "Conflict",
    "Connect",
    "Cover",
    "Disconnect",
    "Join",
    "Limit",
    "Reform",
    "ReformComparison",
    "ReformConflict",
    "Reformed",
    "RetireRule",
    "Share",
    "compare_reforms",
    "conflicts",
    "reformed",
    "review_reforms",
    "sentences",
    "touched",
    "with_reforms",
]
