"""Rule packs: the phrase notation, the YAML format, what is refused, and the self-test."""
