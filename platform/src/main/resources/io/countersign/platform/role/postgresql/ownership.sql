SELECT
  'GAINS_RIGHTS',
  'owns ' || pg_describe_object(classid, objid, objsubid),
  format('REASSIGN OWNED BY %I TO %I', self.rolname, d.owner)
FROM self
  JOIN pg_shdepend s ON s.refclassid = 'pg_authid'::regclass AND s.refobjid = self.oid AND s.deptype = 'o',
  (SELECT CASE WHEN datdba = (SELECT oid FROM self) THEN 'postgres' ELSE pg_get_userbyid(datdba) END AS owner
   FROM pg_database WHERE datname = current_database()) AS d
WHERE s.dbid IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
