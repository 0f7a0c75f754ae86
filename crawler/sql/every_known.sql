-- What is known of all URLs?
select * from known order by url_key
