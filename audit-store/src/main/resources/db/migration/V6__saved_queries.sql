-- Questions that auditors ask again.
CREATE TABLE saved_query (
  name     text COLLATE "C" PRIMARY KEY,
  query    text NOT NULL,
  saved_by text NOT NULL,
  saved_at timestamptz NOT NULL
);
