-- A session that keeps a connection to a target, or that ended before its time and whose next command has to be told.
CREATE TABLE session (
  session_id  uuid        NOT NULL,
  data_source text        NOT NULL,
  principal   text        NOT NULL,
  -- The run that holds the connection.
  instance    text        NOT NULL,
  run         uuid        NOT NULL,
  opened_at   timestamptz NOT NULL DEFAULT now(),
  changed_at  timestamptz NOT NULL DEFAULT now(),
  -- Why it ended before its time; null while it is open.
  ended       text,
  PRIMARY KEY (session_id, data_source, principal)
);

CREATE INDEX session_run ON session (run);
