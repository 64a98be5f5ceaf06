"""How an audit reads: each format is looked at, cut into chunks here, and made records of in the workers."""
