-- Note that all captures of a segment are known.
insert or ignore into accounted (segment) values ($segment)
