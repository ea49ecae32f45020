-- The operators that PostgreSQL brings along and whose functions are free of effects.
SELECT DISTINCT oprname COLLATE "C"
FROM pg_operator
WHERE oprnamespace = 'pg_catalog'::regnamespace
GROUP BY oprname
HAVING bool_and((SELECT provolatile IN ('i', 's') FROM pg_proc WHERE pg_proc.oid = oprcode) IS NOT FALSE)
ORDER BY 1
