-- Begin a run.
insert into run (started_at) values ($at)
