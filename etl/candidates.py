"""When two texts are candidates: parameters of stages/candidate_pairs.sql and of a look-up."""

# Of a bucket of more versions than this, each meets only so many.
HUBS = 16
# and of those of other days so few: what is printed day after day from one form shares a phrase
# with each month's, and each would meet hundreds.
HUBS_OF_MONTH = 8
# Stories end: texts of days further apart do not meet.
DAYS = 30
# Two shared sketch hashes that are a tenth of the shorter text's.
SHARED_HASHES, SHARED_SHARE = 2, 0.1
