"""Speed, as ratios to the bare engine in the same run on the same machine: `python -m benchmarks`."""
