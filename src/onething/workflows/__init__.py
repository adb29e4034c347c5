"""From a catalogue and the rules on it to the plan of a case, with its reasons."""

from onething.workflows.flow.step_graph import step_graph
from onething.workflows.planner import Planner

__all__ = ["Planner", "step_graph"]
