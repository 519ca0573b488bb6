"""Reading pages that have kept their reading order."""
