"""How fast jobscan is, beside tools that everybody knows: `python -m benchmarks`."""
