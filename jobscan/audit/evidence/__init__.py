"""The dossier: evidence of single ads, ready to go with a complaint."""
