-- The aggregate functions that PostgreSQL brings along.
SELECT DISTINCT proname COLLATE "C"
FROM pg_proc
WHERE pronamespace = 'pg_catalog'::regnamespace AND prokind = 'a'
ORDER BY 1
