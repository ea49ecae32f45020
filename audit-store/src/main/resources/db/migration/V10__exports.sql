-- How far each destination of pushed events has come, in the order of the ledger.
CREATE TABLE push_position (
  destination text COLLATE "C" PRIMARY KEY,
  next_index  bigint NOT NULL CHECK (next_index >= 0),
  moved_at    timestamptz NOT NULL DEFAULT now()
);
