"""The invented world of the demo: outlets, stories and their reprints, with the truth about them."""
