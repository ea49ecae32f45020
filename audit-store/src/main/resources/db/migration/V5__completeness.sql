-- Every reason to doubt that the trail is whole. Nothing takes one away; people explain them.
CREATE TABLE found_incident (
  incident_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind        text COLLATE "C" NOT NULL CHECK (kind IN ('gap', 'regression', 'producer-gap', 'unfinished-command')),
  subject     text COLLATE "C" NOT NULL,
  from_number bigint NOT NULL,
  to_number   bigint NOT NULL,
  found_at    timestamptz NOT NULL DEFAULT now(),
  told        boolean NOT NULL DEFAULT false,   -- by an event
  UNIQUE (kind, subject, from_number)
);

INSERT INTO found_incident (kind, subject, from_number, to_number, found_at)
SELECT kind, topic || '/' || partition, from_offset, to_offset, found_at FROM incident ORDER BY found_at;
DROP TABLE incident;
ALTER TABLE found_incident RENAME TO incident;
CREATE INDEX incident_untold ON incident (incident_id) WHERE NOT told;

CREATE TABLE incident_closing (
  incident_id bigint PRIMARY KEY REFERENCES incident,
  closed_by   text NOT NULL,
  reason      text NOT NULL,
  closed_at   timestamptz NOT NULL
);

-- Numbers of producers as batches brought them, until the next look joins them.
CREATE TABLE producer_run (
  producer     text COLLATE "C" NOT NULL,
  epoch        bigint NOT NULL,
  first_number bigint NOT NULL,
  last_number  bigint NOT NULL
);

-- All numbers of a producer that have arrived, and what was missing at a look before.
CREATE TABLE producer_numbers (
  producer  text COLLATE "C" NOT NULL,
  epoch     bigint NOT NULL,
  arrived   int8multirange NOT NULL,
  missing   int8multirange NOT NULL DEFAULT '{}',
  looked_at timestamptz,
  PRIMARY KEY (producer, epoch)
);

-- Commands that wait for nobody and have no end.
CREATE INDEX command_unfinished ON command (happened_at)
  WHERE outcome IS NULL AND cancelled_at IS NULL AND decision IS DISTINCT FROM 'denied'
    AND (approval IS NULL OR approval IN ('granted', 'glass-broken'));
