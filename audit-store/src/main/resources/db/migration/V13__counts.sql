ALTER TABLE incident DROP CONSTRAINT found_incident_kind_check;
ALTER TABLE incident ADD CHECK (
  kind IN ('gap', 'regression', 'producer-gap', 'unfinished-command', 'count-mismatch', 'lag'));

-- How many records of a producer a batch brought that bear a time within one minute, until the next look joins them.
CREATE TABLE arrival_run (
  producer text COLLATE "C" NOT NULL,
  epoch    bigint NOT NULL,
  minute   timestamptz NOT NULL,
  topic    text COLLATE "C" NOT NULL,
  arrived  bigint NOT NULL
);

CREATE TABLE arrival (
  producer  text COLLATE "C" NOT NULL,
  epoch     bigint NOT NULL,
  minute    timestamptz NOT NULL,
  topic     text COLLATE "C" NOT NULL,
  arrived   bigint NOT NULL,
  joined_at timestamptz NOT NULL,
  PRIMARY KEY (producer, epoch, minute, topic)
);

-- How many the producer says there were. It may say so in several parts.
CREATE TABLE publication_count (
  producer     text COLLATE "C" NOT NULL,
  epoch        bigint NOT NULL,
  minute       timestamptz NOT NULL,
  topic        text COLLATE "C" NOT NULL,
  acknowledged bigint NOT NULL,
  abandoned    bigint NOT NULL,           -- may have arrived all the same
  told_at      timestamptz NOT NULL DEFAULT now(),
  compared     boolean NOT NULL DEFAULT false
);
CREATE INDEX publication_count_by_minute ON publication_count (producer, epoch, minute);
CREATE INDEX publication_count_due ON publication_count (told_at) WHERE NOT compared;
