"""Questions to the tables, and the tables as files."""
