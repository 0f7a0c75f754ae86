-- Which articles did people make the same, directly or through others, also such as are not there?
-- Grain: one row an article that a standing judgement names.
create or replace view judged_groups as
select article_a as article_id, group_a as judged_group from judgement where state = 'stands'
union
select article_b, group_b from judgement where state = 'stands';

comment on view judged_groups is 'One row an article that a standing judgement names, and its group: all that judgements make the same as it.';
comment on column judged_groups.article_id is 'The article; it need not be in the warehouse.';
comment on column judged_groups.judged_group is 'The smallest id of the group; its own where it is the same as no other.';
