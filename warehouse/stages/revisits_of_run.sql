-- What became of the revisits that a run has loaded, by reason of rejection; null: they show an article?
-- Parameters: $run_id. Grain: one row a reason.
select rejection.reason, count(*) as revisits
from revisit
join capture on capture.capture_id = revisit.capture_id
asof join load_ledger booked
    on booked.file_id = capture.file_id and capture.position < booked.next_position
left join rejection on rejection.rejection_id = revisit.rejection_id
where booked.run_id = $run_id::ubigint
group by all
order by all;
