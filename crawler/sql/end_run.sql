-- End a run.
update run set ended_at = $at, problem = $problem where run_id = $run_id
