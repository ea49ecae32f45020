-- Who had a say in a command, and which grants had to do with it. Both only ever grow, so the order of events does not matter.
ALTER TABLE command
  ADD COLUMN people_terms text[] NOT NULL DEFAULT '{}',
  ADD COLUMN grant_terms  text[] NOT NULL DEFAULT '{}';

CREATE INDEX command_people ON command USING gin (people_terms, grant_terms);
