-- Which member was attributed by a verified pair that is not there, or not one of its version?
-- Grain: one row a member.
select m.story_id, m.article_id, m.attributed_by, m.evidence_pair
from story_member m
left join pair p on p.pair_id = m.evidence_pair and m.version_id in (p.version_a, p.version_b)
where
    (m.evidence_pair is not null and p.pair_id is null)
    or (m.attributed_by = 'pair' and m.evidence_pair is null)
order by m.story_id, m.article_id;
