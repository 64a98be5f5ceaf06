"""How sure are we: a sample that people judge, and what their judgement says."""
