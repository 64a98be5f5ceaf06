"""How findings are shown: one module per output format, each a pure function of a `Result`."""
