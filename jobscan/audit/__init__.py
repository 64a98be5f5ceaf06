"""Audits of many ads: scanned once each, kept in a database, counted, and defended."""
