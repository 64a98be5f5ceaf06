"""What jobscan knows of text itself: folding, clauses, sections, tokens. Knows no rules."""
