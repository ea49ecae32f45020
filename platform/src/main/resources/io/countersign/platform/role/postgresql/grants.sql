-- What the role, or everybody, was granted on objects that others own.
, objects (kind, name, attribute, owner, acl, open) AS (
  SELECT 'DATABASE', quote_ident(datname), NULL, datdba, coalesce(datacl, acldefault('d', datdba)), true
  FROM pg_database
  WHERE datname = current_database()
  UNION ALL
  SELECT 'SCHEMA', quote_ident(nspname), NULL, nspowner, coalesce(nspacl, acldefault('n', nspowner)), true
  FROM pg_namespace
  UNION ALL
  SELECT
    CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END,
    c.oid::regclass::text,
    NULL,
    c.relowner,
    coalesce(c.relacl, acldefault(CASE c.relkind WHEN 'S' THEN 's'::"char" ELSE 'r' END, c.relowner)),
    n.usable AND NOT (n.system AND c.relname = 'pg_settings')
  FROM pg_class c JOIN usable n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
  UNION ALL
  SELECT
    'TABLE', a.attrelid::regclass::text, quote_ident(a.attname), c.relowner, a.attacl, n.usable
  FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid
    JOIN usable n ON n.oid = c.relnamespace
  WHERE a.attacl IS NOT NULL AND NOT a.attisdropped
  UNION ALL
  SELECT 'FOREIGN SERVER', quote_ident(srvname), NULL, srvowner, srvacl, true FROM pg_foreign_server
  UNION ALL
  SELECT 'FOREIGN DATA WRAPPER', quote_ident(fdwname), NULL, fdwowner, fdwacl, true
  FROM pg_foreign_data_wrapper
), judged AS (
  SELECT
    o.*, p.grantee, p.privilege_type AS privilege, p.is_grantable,
    CASE
      WHEN p.is_grantable THEN 'GAINS_RIGHTS'
      WHEN o.kind LIKE 'FOREIGN %' THEN 'REACHES_OUTSIDE'
      WHEN p.privilege_type IN ('SELECT', 'CONNECT') THEN NULL
      WHEN p.privilege_type = 'USAGE' THEN
        CASE WHEN o.kind = 'SEQUENCE' AND self.reads THEN 'CHANGES_DATA' END
      WHEN p.privilege_type IN ('INSERT', 'UPDATE', 'DELETE') AND o.kind <> 'SEQUENCE' THEN
        CASE WHEN self.reads THEN 'CHANGES_DATA' END
      WHEN p.privilege_type = 'TEMPORARY' THEN CASE WHEN self.reads THEN 'DISTURBS_OTHERS' END
      WHEN p.privilege_type = 'TRIGGER' THEN 'GAINS_RIGHTS'
      WHEN p.privilege_type IN ('REFERENCES', 'MAINTAIN') THEN 'DISTURBS_OTHERS'
      ELSE 'CHANGES_DATA'
    END AS danger
  FROM self, objects o, LATERAL aclexplode(o.acl) AS p
  WHERE o.open AND o.owner <> self.oid AND p.grantee IN (0, self.oid)
)
SELECT
  j.danger,
  format('may %s %s %s %s%s%s',
    string_agg(j.privilege || coalesce(' (' || j.attribute || ')', ''), ', ' ORDER BY j.privilege),
    CASE WHEN bool_or(j.privilege IN ('CREATE', 'TEMPORARY')) THEN 'in' ELSE 'on' END,
    j.kind,
    j.name,
    CASE WHEN j.is_grantable THEN ' and give that to others' ELSE '' END,
    CASE WHEN j.grantee = 0 THEN ', as everybody may' ELSE '' END),
  format('REVOKE %s%s ON %s %s FROM %s',
    CASE WHEN j.is_grantable THEN 'GRANT OPTION FOR ' ELSE '' END,
    string_agg(j.privilege || coalesce(' (' || j.attribute || ')', ''), ', ' ORDER BY j.privilege),
    j.kind,
    j.name,
    CASE WHEN j.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(self.rolname) END)
FROM judged j, self
WHERE j.danger IS NOT NULL
GROUP BY j.kind, j.name, j.grantee, j.danger, j.is_grantable, self.rolname,
  j.privilege IN ('CREATE', 'TEMPORARY')
ORDER BY j.kind, j.name, j.danger
