-- What nothing is disposed of under. A release ends one and leaves it on record.
CREATE TABLE legal_hold (
  hold_id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name           text COLLATE "C" NOT NULL,
  scope          text NOT NULL,          -- a query for commands; empty for everything
  reason         text NOT NULL,
  placed_by      text NOT NULL,
  placed_at      timestamptz NOT NULL,
  released_by    text,
  release_reason text,
  released_at    timestamptz
);
CREATE UNIQUE INDEX legal_hold_standing ON legal_hold (name) WHERE released_at IS NULL;

-- Taking records out of the store: how far each has come.
CREATE TABLE disposal (
  disposal_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  category    text COLLATE "C" NOT NULL,
  stored_from date NOT NULL,
  stored_to   date NOT NULL,
  event_id    uuid NOT NULL,             -- of the event that tells it
  begun_at    timestamptz NOT NULL,
  manifest    text,                      -- once all was read, and archived
  told_at     timestamptz,               -- once the event was published
  done_at     timestamptz                -- once the records were gone
);
CREATE UNIQUE INDEX disposal_unfinished ON disposal (category, stored_from) WHERE done_at IS NULL;

-- Which records are gone.
CREATE TABLE disposal_range (
  disposal_id  bigint NOT NULL REFERENCES disposal,
  topic        text COLLATE "C" NOT NULL,
  partition    integer NOT NULL,
  first_offset bigint NOT NULL,
  record_count bigint NOT NULL CHECK (record_count > 0),
  PRIMARY KEY (topic, partition, first_offset)
);
REVOKE UPDATE, DELETE, TRUNCATE ON disposal_range FROM CURRENT_USER;
REVOKE DELETE, TRUNCATE ON disposal, legal_hold FROM CURRENT_USER;
