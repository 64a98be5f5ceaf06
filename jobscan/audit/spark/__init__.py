"""The audit on Apache Spark."""
