"""`jobscan audit …`: one module per command."""
