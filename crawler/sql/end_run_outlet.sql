-- Keep what a run did for an outlet.
insert or replace into run_outlet (
    run_id, outlet, due, found, fetched, new, changed, unchanged, gone, refused, failed, walled,
    sources, bytes, seconds
)
values (
    $run_id, $outlet, $due, $found, $fetched, $new, $changed, $unchanged, $gone, $refused, $failed,
    $walled, $sources, $bytes, $seconds
)
