-- Every built-in function that SQL can call by its name.
SELECT DISTINCT proname
FROM pg_proc
WHERE pronamespace = 'pg_catalog'::regnamespace
  AND prokind IN ('f', 'a', 'w', 'p')
  AND NOT ('internal'::regtype = ANY (proargtypes::oid[]))
  AND prorettype NOT IN ('trigger'::regtype, 'event_trigger'::regtype, 'internal'::regtype,
                         'language_handler'::regtype, 'fdw_handler'::regtype,
                         'index_am_handler'::regtype, 'table_am_handler'::regtype,
                         'tsm_handler'::regtype)
