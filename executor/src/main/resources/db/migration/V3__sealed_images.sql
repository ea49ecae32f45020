-- Rows as they were before a write, sealed with a key that is not in this database, for as long as the write can be undone.
CREATE TABLE sealed_image (
  execution_id   uuid        NOT NULL,
  number         integer     NOT NULL,
  data_source    text        NOT NULL,
  -- The writing transaction at the target, which can be asked whether it took effect.
  transaction_id text        NOT NULL,
  table_name     text        NOT NULL,
  -- The statement that undoes the write; it holds no values.
  sql            text        NOT NULL,
  row_count      bigint      NOT NULL,
  key_id         text        NOT NULL,
  nonce          bytea       NOT NULL,
  sealed         bytea       NOT NULL,
  took_effect    boolean     NOT NULL DEFAULT false,
  kept_until     timestamptz NOT NULL,
  PRIMARY KEY (execution_id, number)
);

CREATE INDEX sealed_image_kept_until ON sealed_image (kept_until);
