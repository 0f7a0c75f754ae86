-- What is known of a URL, or of the one that it leads to?
select * from known
where url_key = coalesce((select leads_to from alias where alias.url_key = $key), $key)
