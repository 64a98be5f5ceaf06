"""The report: figures of an audit on one page."""
