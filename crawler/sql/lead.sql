-- Note that a URL leads to another one.
insert or replace into alias (url_key, leads_to, url, reason, seen_at)
values ($key, $leads_to, $url, $reason, $at)
