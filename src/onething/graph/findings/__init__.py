"""What can be wrong in a catalogue: one named function for each thing, which yields findings.

The code of a finding is the name of the function that finds it, with hyphens. An error makes a plan
wrong or impossible, a warning contradicts a document or a policy, a note is worth knowing.
"""

from onething.graph.findings.checks import CHECKS, Check, find

__all__ = ["CHECKS", "Check", "find"]
