-- What the role will be able to do with objects that are yet to be made.
SELECT
  CASE WHEN p.is_grantable THEN 'GAINS_RIGHTS' ELSE 'CHANGES_DATA' END,
  format('will be granted %s on %s that %I makes%s', string_agg(p.privilege_type, ', '), k.plural, owner.rolname,
    coalesce(' in schema ' || n.nspname, '')),
  format('ALTER DEFAULT PRIVILEGES FOR ROLE %I%s REVOKE %s ON %s FROM %s', owner.rolname,
    coalesce(' IN SCHEMA ' || quote_ident(n.nspname), ''), string_agg(p.privilege_type, ', '), upper(k.plural),
    CASE WHEN p.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(self.rolname) END)
FROM self, pg_default_acl d
  JOIN pg_roles owner ON owner.oid = d.defaclrole
  LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace
  JOIN (VALUES ('r', 'tables'), ('S', 'sequences'), ('n', 'schemas')) AS k (type, plural)
    ON k.type = d.defaclobjtype,
  LATERAL aclexplode(d.defaclacl) AS p
WHERE p.grantee IN (0, self.oid)
  AND owner.oid <> self.oid
  AND (p.is_grantable OR p.privilege_type <> 'SELECT' AND NOT (d.defaclobjtype = 'n' AND p.privilege_type = 'USAGE'))
  AND (p.is_grantable OR self.reads OR NOT
    CASE d.defaclobjtype
      WHEN 'r' THEN p.privilege_type IN ('INSERT', 'UPDATE', 'DELETE')
      WHEN 'S' THEN p.privilege_type = 'USAGE'
      ELSE false
    END)
GROUP BY owner.rolname, n.nspname, k.plural, p.grantee, p.is_grantable, self.rolname
