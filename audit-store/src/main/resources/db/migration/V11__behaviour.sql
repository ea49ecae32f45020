-- Up to where behaviour was looked at. Whatever is stored behind it is looked at next.
CREATE TABLE behaviour_position (
  topic        text COLLATE "C" NOT NULL,
  partition    integer NOT NULL,
  next_offset  bigint NOT NULL,
  stored_on    date NOT NULL,             -- nothing that is still to be looked at was stored a day before or earlier
  PRIMARY KEY (topic, partition)
);

-- Approvals that people gave, and when what they approved was put to them.
CREATE TABLE approval_given (
  topic          text COLLATE "C" NOT NULL,
  partition      integer NOT NULL,
  record_offset  bigint NOT NULL,
  command_id     uuid NOT NULL,
  voter_subject  text NOT NULL,
  voter_name     text NOT NULL,
  asked_at       timestamptz,
  given_at       timestamptz NOT NULL,
  PRIMARY KEY (topic, partition, record_offset)
);
CREATE INDEX approval_given_by_time ON approval_given (given_at);
CREATE INDEX approval_given_by_command ON approval_given (command_id);

-- What stood out of how a principal acts. Nothing takes one away; people look into them.
CREATE TABLE finding (
  finding_id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind              text COLLATE "C" NOT NULL,
  principal_subject text COLLATE "C" NOT NULL,
  principal_name    text NOT NULL,
  aspect            text COLLATE "C" NOT NULL,
  period            date NOT NULL,
  from_time         timestamptz NOT NULL,
  to_time           timestamptz NOT NULL,
  sentence          text NOT NULL,
  commands          uuid[] NOT NULL,
  queries           text[] NOT NULL,
  found_at          timestamptz NOT NULL,
  told              boolean NOT NULL DEFAULT false,   -- by an event
  UNIQUE (kind, principal_subject, aspect, period)
);
CREATE INDEX finding_untold ON finding (finding_id) WHERE NOT told;
CREATE INDEX finding_by_principal ON finding (principal_subject, finding_id);

CREATE TABLE finding_closing (
  finding_id bigint PRIMARY KEY REFERENCES finding,
  closed_by  text NOT NULL,
  reason     text NOT NULL,
  closed_at  timestamptz NOT NULL
);
