"""The pipeline: fold → prefilter → match → judge → excuse → weigh."""
