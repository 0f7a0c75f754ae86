"""What one printing of a text has that another has not, as typed edits with their spans."""
