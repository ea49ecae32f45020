WITH self (oid, rolname, reads, schemas) AS (
  SELECT r.oid, r.rolname, p.reads, p.schemas
  FROM (VALUES (?::name, ?::boolean, ?::name[])) AS p (role, reads, schemas)
    JOIN (SELECT oid, rolname FROM pg_roles UNION ALL SELECT 0, 'public') AS r ON r.rolname = p.role
), usable (oid, usable, system) AS (
  SELECT
    n.oid,
    n.nspname = ANY (self.schemas) OR self.oid = n.nspowner OR EXISTS (
      SELECT
      FROM aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) AS a
      WHERE a.privilege_type = 'USAGE' AND a.grantee IN (0, self.oid)),
    n.nspname = 'pg_catalog'
  FROM self, pg_namespace n
)
