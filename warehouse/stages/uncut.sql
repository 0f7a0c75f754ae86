-- Have versions come since repeated lines were last looked for? Grain: one row when so, else none.
select 1 as uncut from uncut limit 1;
