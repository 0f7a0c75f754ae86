-- Which servers are to be left alone now, and until when?
select server, until_at from pause where until_at > $now
