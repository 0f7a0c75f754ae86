-- Which schema has this snapshot?
-- Grain: one row.
select max(version) as version from schema_version;
