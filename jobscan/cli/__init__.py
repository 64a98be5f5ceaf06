"""The command line: one module per command. typer appears here and nowhere else."""
