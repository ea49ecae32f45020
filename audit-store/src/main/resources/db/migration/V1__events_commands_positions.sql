-- Every record of every topic, also what is no event. The raw bytes are the truth; the rest is derived from them.
CREATE TABLE event (
  topic          text COLLATE "C" NOT NULL,
  partition      integer NOT NULL,
  record_offset  bigint NOT NULL,
  kafka_time     bigint NOT NULL,        -- milliseconds since 1970, as the producer claims
  record_key     bytea,
  headers        bytea[] NOT NULL,       -- name, value, name, value, …
  record_value   bytea,
  happened_at    timestamptz NOT NULL,   -- the event's own time, else Kafka's
  reading        text COLLATE "C" NOT NULL CHECK (reading IN ('event', 'unknown-type', 'poison')),
  flaw           text,
  duplicate_of   text COLLATE "C",       -- topic/partition/offset of the first delivery
  event_id       uuid,
  type           text COLLATE "C",
  source         text,
  session_id     uuid,
  command_id     uuid,
  producer       text,
  epoch          bigint,
  sequence       bigint,
  previous       bytea,                  -- SHA-256
  digest         bytea,                  -- SHA-256
  traceparent    text,
  actor_name     text NOT NULL,
  actor_subject  text,
  summary        text NOT NULL,
  part           integer,                -- index of a result chunk
  PRIMARY KEY (topic, partition, record_offset)
);

-- Pages, latest first. The four others find: duplicates, a command's events, what is no event.
CREATE INDEX event_by_time ON event (happened_at, topic, partition, record_offset);
CREATE INDEX event_by_id ON event (event_id) WHERE event_id IS NOT NULL AND duplicate_of IS NULL;
CREATE INDEX event_by_command ON event (command_id, part) WHERE command_id IS NOT NULL;
CREATE INDEX event_poison ON event (happened_at, topic, partition, record_offset) WHERE reading <> 'event';

-- What the events together say of a command. A column changes only with a greater stamp, so the order of events does
-- not matter. What is indexed is written once or twice; later events leave the indexes alone.
CREATE TABLE command (
  command_id         uuid PRIMARY KEY,
  happened_at        timestamptz NOT NULL,
  submission_stamp   text COLLATE "C",
  session_id         uuid,
  principal_subject  text,
  principal_name     text,
  principal_kind     text,
  principal_owner    text,
  principal_terms    text[],
  data_source        text,
  sql_text           text,
  justification      text,
  submitted_at       timestamptz,
  judgement_stamp    text COLLATE "C",
  decision           text,
  environment        text,
  tables             text[],
  table_terms        text[],
  kinds              text[],
  policies           text[],
  approval_stamp     text COLLATE "C",
  approval           text,
  cancellation_stamp text COLLATE "C",
  cancelled_at       timestamptz,
  ending_stamp       text COLLATE "C",
  outcome            text,
  finished_at        timestamptz,
  -- Bounded, because a text search vector may not exceed 1 MiB.
  words              tsvector GENERATED ALWAYS AS (
    to_tsvector('simple', left(coalesce(sql_text, ''), 100000) || ' ' || left(coalesce(justification, ''), 10000))) STORED
) WITH (fillfactor = 70);

CREATE INDEX command_by_time ON command (happened_at, command_id);
CREATE INDEX command_search ON command USING gin (principal_terms, table_terms, words);

-- The next offset to read. Whoever stores a batch moves it from where that batch begins, or does not store.
CREATE TABLE consumer_position (
  topic        text COLLATE "C" NOT NULL,
  partition    integer NOT NULL,
  next_offset  bigint NOT NULL,
  PRIMARY KEY (topic, partition)
);

-- Offsets that are missing although nothing may ever be removed before it was read.
CREATE TABLE incident (
  topic        text COLLATE "C" NOT NULL,
  partition    integer NOT NULL,
  kind         text COLLATE "C" NOT NULL CHECK (kind IN ('gap', 'regression')),
  from_offset  bigint NOT NULL,
  to_offset    bigint NOT NULL,
  found_at     timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (topic, partition, kind, from_offset)
);
