-- Keep what is known of a URL now.
insert or replace into known values (
    $key, $url, $outlet, $kind, $discovery, $found_at, $next_at, $fetched_at, $visited_at, $status,
    $etag, $last_modified, $digest, $record_id, $recorded_at, $visits, $changes, $failures,
    $interval_s, $gone_at, $is_distrusted
)
