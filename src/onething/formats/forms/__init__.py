"""The one merged form of a plan, as JSON Schema."""
