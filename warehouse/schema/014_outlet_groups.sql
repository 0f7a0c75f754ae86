-- Who else belongs to the house that an outlet belongs to, whom it serves, what makes its pages.

alter table outlet add column if not exists owner_group varchar;
alter table outlet add column if not exists market varchar;
alter table outlet add column if not exists cms varchar;
comment on column outlet.owner is 'Who owns it.';
comment on column outlet.owner_group is 'The group whose outlets share copy, to tell that from agency copy; the key group of its TOML file.';
comment on column outlet.market is 'Whom it serves: a place, a region, a trade.';
comment on column outlet.cms is 'The publishing system that makes its pages.';
