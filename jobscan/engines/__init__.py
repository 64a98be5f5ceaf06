"""jobscan inside other people's pipelines."""
