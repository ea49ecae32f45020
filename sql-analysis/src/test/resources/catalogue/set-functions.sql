SELECT DISTINCT proname FROM pg_proc
WHERE proretset AND pronargs > 0 AND pronamespace = 'pg_catalog'::regnamespace
ORDER BY proname
