-- With which thresholds the verdicts of all pairs were found.

create table if not exists threshold (
    name varchar not null,
    value double not null,
    default_value double not null,
    meaning varchar not null
);
comment on table threshold is 'One row a threshold: where one verdict of a pair ends and the next begins. All stored verdicts were found with these; pair_verdicts(pairs, thresholds) finds them with others.';
comment on column threshold.name is 'Its name, as in thresholds.toml of the home.';
comment on column threshold.value is 'A share, 0 to 1, or a number of words or numbers.';
comment on column threshold.default_value is 'What it is where nobody moves it.';
comment on column threshold.meaning is 'What is so from there on.';

comment on column run.command is 'What was run: build, rebuild, reextract or rethreshold.';
