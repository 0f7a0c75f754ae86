"""When two texts are candidates: parameters of stages/candidate_pairs.sql and of a look-up."""

# Of a bucket of more versions than this, each meets only so many of its day,
HUBS = 16
# and so many of each day near it: what is printed day after day from one form shares a phrase
# with months of them.
HUBS_OF_NEAR = 8
# Stories end: texts of days further apart do not meet.
DAYS = 30
# Two shared sketch hashes that are a tenth of the shorter text's.
SHARED_HASHES, SHARED_SHARE = 2, 0.1
