-- Where the claim's transaction runs, so that what became of it is asked there whatever a later record says.
ALTER TABLE claim ADD COLUMN data_source text NOT NULL DEFAULT '';
ALTER TABLE claim ALTER COLUMN data_source DROP DEFAULT;
