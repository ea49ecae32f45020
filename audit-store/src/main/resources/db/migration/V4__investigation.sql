-- What an investigation asks for beyond who, where and when: columns, rows, and the categories of data that were seen.
ALTER TABLE command
  ADD COLUMN column_terms      text[],
  ADD COLUMN rows_returned     bigint,
  ADD COLUMN rows_changed      bigint,
  ADD COLUMN masked_categories text[] NOT NULL DEFAULT '{}',
  ADD COLUMN shown_categories  text[] NOT NULL DEFAULT '{}';

CREATE INDEX command_columns ON command USING gin (column_terms, kinds, policies);
CREATE INDEX command_categories ON command USING gin ((shown_categories || masked_categories), shown_categories);

-- Latest first within one value. Those that nearly all commands have in common are found by time.
CREATE INDEX command_by_session ON command (session_id, happened_at, command_id);
CREATE INDEX command_by_data_source ON command (data_source, happened_at, command_id);
CREATE INDEX command_by_environment ON command (environment, happened_at, command_id);
CREATE INDEX command_by_owner ON command (principal_owner, happened_at, command_id) WHERE principal_owner IS NOT NULL;
CREATE INDEX command_by_decision ON command (decision, happened_at, command_id) WHERE decision <> 'allowed';
CREATE INDEX command_by_approval ON command (approval, happened_at, command_id) WHERE approval <> 'granted';
CREATE INDEX command_by_outcome ON command (outcome, happened_at, command_id) WHERE outcome <> 'succeeded';
CREATE INDEX command_by_rows ON command (greatest(rows_returned, rows_changed)) WHERE greatest(rows_returned, rows_changed) >= 1000;
CREATE INDEX event_by_type ON event (type, happened_at, topic, partition, record_offset);
CREATE INDEX event_by_actor ON event (actor_name, happened_at, topic, partition, record_offset) WHERE actor_subject IS NOT NULL;

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
  PRIMARY KEY (topic, partition, record_offset, place)
);

CREATE INDEX row_change_by_table ON row_change (table_name, happened_at, topic, partition, record_offset, place);
CREATE INDEX row_change_values ON row_change USING gin (before jsonb_path_ops, after jsonb_path_ops);
