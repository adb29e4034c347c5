"""What if: changes of a catalogue or of its rules as values, applied together, and undone exactly."""
