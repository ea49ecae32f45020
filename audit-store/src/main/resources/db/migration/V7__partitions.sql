-- Tables cannot become partitioned ones in place, and nothing was released before they were.
DO $$ BEGIN
  IF EXISTS (SELECT FROM event) THEN
    RAISE EXCEPTION 'this store holds records from before its tables had partitions; start with an empty database: everything that Kafka still keeps is read again';
  END IF;
END $$;
DROP TABLE event;
DROP TABLE row_change;

-- Every record of every topic, also what is no event. The raw bytes are the truth; the rest is derived from them.
-- By what it is about, so that each can be kept for a time of its own, and by the day of storing, which no producer decides.
-- No unique index spans the partitions: a record is stored once because the consumer positions move with it.
CREATE TABLE event (
  topic          text COLLATE "C" NOT NULL,
  partition      integer NOT NULL,
  record_offset  bigint NOT NULL,
  kafka_time     bigint NOT NULL,        -- milliseconds since 1970, as the producer claims
  record_key     bytea,
  headers        bytea[] NOT NULL,       -- name, value, name, value, …
  record_value   bytea,
  value_hash     bytea,                  -- SHA-256 of a value that there was and that is not kept
  value_absence  text COLLATE "C",       -- why it is not
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
  category       text COLLATE "C" NOT NULL,
  stored_on      date NOT NULL,          -- of UTC
  CHECK (value_absence IN ('beyond-limit', 'erased')),
  CHECK (value_absence IS NULL OR (record_value IS NULL AND value_hash IS NOT NULL))
) PARTITION BY LIST (category);

-- Rows as writes left them, to follow one row through time. They took effect only if the command's outcome says so.
CREATE TABLE row_change (
  topic          text COLLATE "C" NOT NULL,
  partition      integer NOT NULL,
  record_offset  bigint NOT NULL,
  place          integer NOT NULL,      -- within the event
  command_id     uuid NOT NULL,
  happened_at    timestamptz NOT NULL,
  table_schema   text COLLATE "C",
  table_name     text COLLATE "C" NOT NULL,
  kind           text COLLATE "C" NOT NULL,
  before         jsonb,                 -- masked
  after          jsonb,                 -- masked
  stored_on      date NOT NULL          -- as of its event
) PARTITION BY RANGE (stored_on);
CREATE INDEX row_change_by_table ON row_change (table_name, happened_at);
CREATE INDEX row_change_values ON row_change USING gin (before jsonb_path_ops, after jsonb_path_ops);

-- A category's records all are of one topic, but for those that could not be read.
DO $$
DECLARE
  category text;
  parent text;
BEGIN
  FOREACH category IN ARRAY ARRAY['commands', 'decisions', 'measurements', 'approvals', 'warrants', 'executions', 'row-images',
    'results', 'administration', 'trail-reads', 'unreadable']
  LOOP
    parent := 'event_' || replace(category, '-', '_');
    EXECUTE format('CREATE TABLE %I PARTITION OF event FOR VALUES IN (%L) PARTITION BY RANGE (stored_on)', parent, category);
    -- Pages, latest first; those of one moment are sorted when they are read. The others find: second deliveries, a command's
    -- events, what a person did. The service adds a unique index by offset to each partition of days.
    EXECUTE format('CREATE INDEX %I ON %I (happened_at)', parent || '_by_time', parent);
    EXECUTE format('CREATE INDEX %I ON %I (event_id) WHERE event_id IS NOT NULL AND duplicate_of IS NULL', parent || '_by_id', parent);
    EXECUTE format('CREATE INDEX %I ON %I (command_id, part) WHERE command_id IS NOT NULL', parent || '_by_command', parent);
    EXECUTE format('CREATE INDEX %I ON %I (actor_name, happened_at) WHERE actor_subject IS NOT NULL', parent || '_by_actor', parent);
    EXECUTE format('CREATE INDEX %I ON %I (actor_subject, happened_at) WHERE actor_subject IS NOT NULL', parent || '_by_subject', parent);
    IF category IN ('commands', 'approvals', 'executions', 'administration', 'unreadable') THEN
      EXECUTE format('CREATE INDEX %I ON %I (type, happened_at)', parent || '_by_type', parent);
    END IF;
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM CURRENT_USER', parent);
  END LOOP;
END $$;

-- The partitions of days. What a table was made for is read here, not out of its name.
CREATE TABLE store_partition (
  table_name  text COLLATE "C" PRIMARY KEY,
  of_table    text COLLATE "C" NOT NULL CHECK (of_table IN ('event', 'row_change')),
  category    text COLLATE "C",          -- of event
  stored_from date NOT NULL,
  stored_to   date NOT NULL,             -- the first day that is no longer its own
  CHECK (stored_from < stored_to),
  CHECK ((of_table = 'event') = (category IS NOT NULL))
);

-- Against slips of the service itself. Whoever owns the tables may take the right again; the ledger shows what they did.
REVOKE UPDATE, DELETE, TRUNCATE ON event, row_change FROM CURRENT_USER;
