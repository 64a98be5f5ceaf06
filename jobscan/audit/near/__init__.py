"""Near-duplicates: texts that are much alike, in groups. Nothing is left out because of them."""
