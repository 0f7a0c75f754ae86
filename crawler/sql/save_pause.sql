-- Leave a server alone until a time.
insert or replace into pause (server, until_at) values ($server, $until)
