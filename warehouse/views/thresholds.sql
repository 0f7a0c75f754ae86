-- With which thresholds were the verdicts of all pairs found, and so the stories told?
-- Grain: one row a threshold.
create or replace view thresholds as
select name, value, default_value, value != default_value as is_moved, meaning
from threshold;

comment on view thresholds is 'One row a threshold: where one verdict of a pair ends and the next begins. All verdicts here were found with these.';
comment on column thresholds.name is 'Its name, as in thresholds.toml of the home.';
comment on column thresholds.value is 'A share, 0 to 1, or a number of words or numbers.';
comment on column thresholds.default_value is 'What it is where nobody moves it.';
comment on column thresholds.is_moved is 'Whether it is another than that.';
comment on column thresholds.meaning is 'What is so from there on.';
