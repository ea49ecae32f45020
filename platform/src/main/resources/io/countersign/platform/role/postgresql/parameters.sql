-- Settings that are kept from ordinary roles, such as session_replication_role, which turns triggers off.
SELECT
  'GAINS_RIGHTS',
  format('may %s the setting %s%s', p.privilege_type, a.parname, CASE WHEN p.grantee = 0 THEN ', as everybody may' ELSE '' END),
  format('REVOKE %s ON PARAMETER %s FROM %s', p.privilege_type, a.parname,
    CASE WHEN p.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(self.rolname) END)
FROM self, pg_parameter_acl a, LATERAL aclexplode(a.paracl) AS p
WHERE p.grantee IN (0, self.oid)
