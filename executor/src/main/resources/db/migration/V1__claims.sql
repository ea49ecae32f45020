-- A warrant that has been used, and with it its command. Never deleted while the warrant may be delivered again.
CREATE TABLE claim (
  warrant_id         uuid        PRIMARY KEY,
  command_id         uuid        NOT NULL UNIQUE,
  execution_id       uuid        NOT NULL,
  access             text        NOT NULL CHECK (access IN ('READER', 'WRITER')),
  state              text        NOT NULL CHECK (state IN ('claimed', 'writing', 'finished')),
  -- The run that may act on the claim.
  instance           text        NOT NULL,
  run                uuid        NOT NULL,
  claimed_at         timestamptz NOT NULL,
  changed_at         timestamptz NOT NULL DEFAULT now(),
  -- The writing transaction at the target.
  transaction_id     text,
  backend            integer,
  rows_changed       bigint      NOT NULL DEFAULT 0,
  last_event         text,
  -- The event that tells the end, with exactly the bytes that were or will be published.
  finished_event_id  uuid,
  finished_session   uuid,
  finished_previous  text,
  finished_trace     text,
  finished_value     text,
  CHECK (state <> 'writing' OR (transaction_id IS NOT NULL AND backend IS NOT NULL AND last_event IS NOT NULL)),
  CHECK (state <> 'finished' OR (finished_event_id IS NOT NULL AND finished_trace IS NOT NULL AND finished_value IS NOT NULL))
);

CREATE INDEX claim_unfinished ON claim (run) WHERE state <> 'finished';

-- Commands that their submitters took back, whether or not a warrant has come.
CREATE TABLE cancelled_command (
  command_id   uuid        PRIMARY KEY,
  cancelled_at timestamptz NOT NULL DEFAULT now()
);

-- The lives of executor processes, and when each was last seen.
CREATE TABLE executor_run (
  id       uuid        PRIMARY KEY,
  instance text        NOT NULL,
  seen_at  timestamptz NOT NULL DEFAULT now()
);
