"""Whole batches of texts as arrays: what every article costs, compiled."""
