"""What is kept: the untouched files, the parsed rows, the chain of loads, the published snapshots."""
