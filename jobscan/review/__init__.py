"""Which findings count: not those that are suppressed, known already, or on lines that nobody changed."""
