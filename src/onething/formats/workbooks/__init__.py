"""Plans, simulations and advice as Excel workbooks."""
