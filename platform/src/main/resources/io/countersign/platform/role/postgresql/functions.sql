-- Functions that a role can call although their effects are not held by its other rights.
, dangerous (danger, why, only_reader, names) AS (VALUES
  ('REACHES_OUTSIDE', 'which read and write files of the server', false,
    '{lo_import,lo_export,pg_read_file,pg_read_binary_file,pg_stat_file,pg_ls_dir,pg_ls_logdir,pg_ls_waldir,pg_ls_tmpdir,pg_ls_archive_statusdir,pg_ls_logicalsnapdir,pg_ls_logicalmapdir,pg_ls_replslotdir,pg_ls_summariesdir}'::text[]),
  ('CHANGES_DATA', 'which make and change large objects', true,
    '{lo_creat,lo_create,lo_from_bytea,lo_put,lowrite,lo_truncate,lo_truncate64,lo_unlink}'),
  ('DISTURBS_OTHERS', 'which act upon the whole server', false,
    '{pg_switch_wal,pg_switch_xlog,pg_create_restore_point,pg_backup_start,pg_backup_stop,pg_start_backup,pg_stop_backup,pg_promote,pg_reload_conf,pg_rotate_logfile,pg_wal_replay_pause,pg_wal_replay_resume,pg_log_backend_memory_contexts,pg_stat_reset,pg_stat_reset_shared,pg_stat_reset_slru,pg_stat_reset_replication_slot,pg_stat_reset_subscription_stats,pg_stat_reset_backend_stats,pg_stat_reset_single_table_counters,pg_stat_reset_single_function_counters,pg_replication_origin_create,pg_replication_origin_drop,pg_replication_origin_advance,pg_replication_origin_session_setup}'),
  ('DISTURBS_OTHERS', 'which end what the executor runs under the same role', true,
    '{pg_terminate_backend,pg_cancel_backend}'),
  ('DISTURBS_OTHERS', 'which write into the log that is replicated', true,
    '{pg_logical_emit_message}')
), callable AS (
  SELECT p.oid, p.proname, p.pronamespace, p.prosecdef, p.proowner, p.prorettype, p.prolang, a.grantee
  FROM self, pg_proc p, LATERAL aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) AS a
  WHERE a.privilege_type = 'EXECUTE' AND a.grantee IN (0, self.oid) AND p.proowner <> self.oid
), found AS (
  SELECT c.oid, c.grantee, d.danger, d.why
  FROM self, callable c JOIN dangerous d ON c.proname = ANY (d.names)
  WHERE c.oid < 16384 AND (self.reads OR NOT d.only_reader)
  UNION ALL
  SELECT
    c.oid, c.grantee,
    CASE WHEN c.prosecdef THEN 'GAINS_RIGHTS' ELSE 'REACHES_OUTSIDE' END,
    CASE
      WHEN c.prosecdef THEN format('which runs with the rights of %I', pg_get_userbyid(c.proowner))
      WHEN e.extname IS NOT NULL THEN format('of the extension %I, which leaves the database', e.extname)
      ELSE format('in the untrusted language %I', l.lanname)
    END
  FROM callable c
    JOIN usable n ON n.oid = c.pronamespace AND n.usable
    JOIN pg_language l ON l.oid = c.prolang
    LEFT JOIN pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = c.oid AND d.deptype = 'e'
    LEFT JOIN pg_extension e ON d.refclassid = 'pg_extension'::regclass AND e.oid = d.refobjid
  WHERE c.oid >= 16384
    AND c.prorettype NOT IN ('trigger'::regtype, 'event_trigger'::regtype)
    AND (c.prosecdef
      OR l.lanname NOT IN ('internal', 'c') AND NOT l.lanpltrusted
      OR l.lanname = 'c' AND e.oid IS NULL
      OR e.extname IN ('dblink', 'adminpack', 'file_fdw', 'http', 'pg_net', 'pg_background', 'pg_cron',
        'aws_s3', 'aws_lambda', 'aws_commons', 'plsh', 'xml2', 'lo', 'pageinspect', 'pg_surgery', 'pg_walinspect'))
)
SELECT
  f.danger,
  format('may call %s, %s%s', string_agg(f.oid::regprocedure::text, ', ' ORDER BY f.oid::regprocedure::text), f.why,
    CASE WHEN f.grantee = 0 THEN ', as everybody may' ELSE '' END),
  format('REVOKE EXECUTE ON ROUTINE %s FROM %s',
    string_agg(f.oid::regprocedure::text, ', ' ORDER BY f.oid::regprocedure::text),
    CASE WHEN f.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(self.rolname) END)
FROM found f, self
GROUP BY f.danger, f.why, f.grantee, self.rolname
ORDER BY f.danger, f.why
