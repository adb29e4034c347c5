"""What a simulation and an advice show: tables with their charts, before they are laid out anywhere."""
