-- Take over from the warehouse before (attached as former) what was worked out on texts that are
-- the same now: signatures, and the pairs between two of them. Only before anything is signed here:
-- a version that is marked as compared must have met all others.
-- Parameters: $signature, the signature scheme of this program.
create or replace temp table carried as
select old.version_id
from former.signature old
join former.article_version was using (version_id)
join article_version v using (version_id)
left join former.cut_version was_cut using (version_id)
left join cut_version cut using (version_id)
where
    old.signature_scheme = $signature
    and (was.dateline, was.kind) is not distinct from (v.dateline, v.kind)
    and coalesce(was_cut.body, was.body) = coalesce(cut.body, v.body)
    and not exists (from signature);

insert into band by name
select bucket, version_id
from former.band
semi join carried using (version_id)
order by bucket, version_id;

insert into sketch by name
select hash, version_id
from former.sketch
semi join carried using (version_id)
order by hash, version_id;

insert into pair by name
select old.*
from former.pair old
semi join carried a on a.version_id = old.version_a
semi join carried b on b.version_id = old.version_b
order by old.pair_id;

insert into signature by name
select old.*
from former.signature old
semi join carried using (version_id)
order by old.version_id;

drop table carried;
