-- The built-in functions that are free of effects whoever calls them: every overload that SQL can
-- call is immutable or stable, or the name is among the reviewed volatile ones; and the name is not
-- among those that were reviewed and excluded although they are called stable.
WITH callable AS (
  SELECT proname, provolatile, prokind, prosrc
  FROM pg_proc
  WHERE pronamespace = 'pg_catalog'::regnamespace
    AND prokind IN ('f', 'a', 'w')
    AND NOT proretset IS NULL
    AND NOT ('internal'::regtype = ANY (proargtypes::oid[]))
    AND prorettype NOT IN ('trigger'::regtype, 'event_trigger'::regtype, 'internal'::regtype,
                           'language_handler'::regtype, 'fdw_handler'::regtype,
                           'index_am_handler'::regtype, 'table_am_handler'::regtype,
                           'tsm_handler'::regtype)
)
SELECT proname
FROM callable
GROUP BY proname
HAVING (bool_and(provolatile IN ('i', 's')) OR proname IN (
         -- volatile only because they answer differently each time
         'random', 'random_normal', 'clock_timestamp', 'timeofday', 'gen_random_uuid', 'uuidv4',
         'uuidv7', 'array_sample', 'array_shuffle',
         -- volatile only because the server goes on meanwhile
         'pg_blocking_pids', 'pg_safe_snapshot_blocking_pids', 'pg_current_wal_flush_lsn',
         'pg_current_wal_insert_lsn', 'pg_current_wal_lsn', 'pg_last_wal_receive_lsn',
         'pg_last_wal_replay_lsn', 'pg_last_xact_replay_timestamp', 'pg_is_wal_replay_paused',
         'pg_get_wal_replay_pause_state', 'pg_notification_queue_usage', 'pg_sequence_last_value',
         'pg_tablespace_size', 'pg_xact_status', 'txid_status', 'pg_xact_commit_timestamp',
         'pg_lock_status', 'pg_stat_have_stats', 'pg_collation_actual_version',
         'pg_database_collation_actual_version', 'pg_jit_available',
         -- volatile only because sizes change
         'pg_relation_size', 'pg_total_relation_size', 'pg_table_size', 'pg_indexes_size',
         'pg_database_size', 'pg_is_in_recovery', 'currval', 'lastval'))
   -- run SQL that they are given, or read a table whose name is data
   AND NOT proname ~ '^(query|table|cursor|schema|database)_to_xml'
   AND proname NOT IN ('ts_stat', 'ts_rewrite')
   -- give the transaction an id, or export it
   AND proname NOT IN ('txid_current', 'pg_current_xact_id', 'pg_export_snapshot')
   -- read or write files, large objects, other sessions, locks, settings, replication
   AND NOT proname ~ '^(lo_|pg_read_|pg_ls_|pg_stat_file|pg_advisory|pg_try_advisory|pg_logical|pg_replication|pg_terminate|pg_cancel|pg_sleep|pg_reload|pg_rotate|pg_switch|pg_create|pg_drop|pg_notify|pg_export|pg_import|pg_restore|pg_clear|pg_promote|pg_wal_replay|pg_wal_summary|pg_stat_reset|pg_backup|pg_log|pg_file|pg_hba|pg_ident|pg_event_trigger|pg_show_all_file|pg_nextoid|pg_stop|pg_extension_config|pg_sync|pg_copy|pg_set|pg_current_logfile|binary_upgrade)'
   -- show the SQL of other sessions or of this one
   AND NOT proname ~ '^(pg_stat_get_activity|pg_stat_get_backend_activity|pg_cursor|pg_prepared_statement)'
   AND proname NOT IN ('loread', 'lowrite', 'set_config', 'setval', 'nextval', 'setseed',
                       'pg_get_sequence_data')
ORDER BY proname COLLATE "C"
