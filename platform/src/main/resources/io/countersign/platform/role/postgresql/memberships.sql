-- Whatever a role is a member of, it can become by SET ROLE.
SELECT
  CASE
    WHEN g.rolsuper THEN 'GAINS_RIGHTS'
    WHEN reach && '{pg_execute_server_program,pg_read_server_files,pg_write_server_files}'::name[]
      THEN 'REACHES_OUTSIDE'
    WHEN reach && '{pg_write_all_data}'::name[] THEN 'CHANGES_DATA'
    WHEN reach <@ '{pg_read_all_data,pg_monitor,pg_read_all_settings,pg_read_all_stats,pg_stat_scan_tables}'::name[]
      THEN 'READS_MORE'
    WHEN reach <@ '{pg_signal_backend,pg_signal_autovacuum_worker,pg_checkpoint,pg_maintain,pg_use_reserved_connections}'::name[]
      THEN 'DISTURBS_OTHERS'
    ELSE 'GAINS_RIGHTS'
  END,
  'is a member of ' || array_to_string(reach[:8], ', and so of ', '')
    || CASE WHEN cardinality(reach) > 8 THEN ' and others' ELSE '' END
    || CASE WHEN g.rolsuper THEN ', a superuser' ELSE '' END,
  format('REVOKE %I FROM %I', g.rolname, self.rolname)
FROM self
  JOIN pg_auth_members m ON m.member = self.oid
  JOIN pg_roles g ON g.oid = m.roleid,
  LATERAL (
    SELECT array_agg(r.rolname ORDER BY r.oid <> g.oid, r.rolname) AS reach
    FROM pg_roles r
    WHERE r.oid = g.oid OR NOT g.rolsuper AND pg_has_role(g.oid, r.oid, 'MEMBER')
  ) AS reached
