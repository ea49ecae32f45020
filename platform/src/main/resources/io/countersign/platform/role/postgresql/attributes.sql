SELECT a.danger, a.what, format('ALTER ROLE %I %s', r.rolname, a.remedy)
FROM self JOIN pg_roles r ON r.oid = self.oid,
  LATERAL (VALUES
    (r.rolsuper, 'GAINS_RIGHTS', 'is a superuser, whom no right stops', 'NOSUPERUSER'),
    (r.rolcreaterole, 'GAINS_RIGHTS', 'may make roles and give them rights', 'NOCREATEROLE'),
    (r.rolbypassrls, 'READS_MORE', 'is not held by row-level security', 'NOBYPASSRLS'),
    (r.rolreplication, 'READS_MORE',
      'may read every change of the cluster by replication, and fill its disk with a slot',
      'NOREPLICATION'),
    (r.rolcreatedb, 'CHANGES_DATA', 'may make databases', 'NOCREATEDB')
  ) AS a (has, danger, what, remedy)
WHERE a.has
