-- Which segments of the archive are accounted for?
select segment from accounted
