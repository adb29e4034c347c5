"""The acceptance flow: from a decided case to its steps, their order, the visits and the days."""
