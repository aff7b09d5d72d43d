"""From a file as handed in to typed rows, findings and quarantine."""
