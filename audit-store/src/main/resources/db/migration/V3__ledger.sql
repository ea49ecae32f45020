-- Records from before the ledger have no leaves, and a ledger that does not hold everything proves little.
DO $$ BEGIN
  IF EXISTS (SELECT FROM event) THEN
    RAISE EXCEPTION 'this store holds records from before there was a ledger; start with an empty database: everything that Kafka still keeps is read again';
  END IF;
END $$;

-- The leaves of the records of one transaction, in the order of topic, partition and offset. Its place in the tree comes later.
CREATE TABLE ledger_batch (
  batch_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
  leaf_count  integer NOT NULL CHECK (leaf_count > 0),
  leaves      bytea NOT NULL             -- each behind its length, 2 bytes, as in a C2SP entry bundle
);
-- Hashes do not compress, and trying to takes longer than writing them.
ALTER TABLE ledger_batch ALTER COLUMN leaves SET STORAGE EXTERNAL;
CREATE INDEX ledger_batch_by_transaction ON ledger_batch (transaction);

-- Which leaves of a batch are those of which records: one row for each run of consecutive offsets.
CREATE TABLE ledger_run (
  batch_id     bigint NOT NULL,
  place        integer NOT NULL,         -- of the first leaf within the batch
  topic        text COLLATE "C" NOT NULL,
  partition    integer NOT NULL,
  first_offset bigint NOT NULL,
  leaf_count   integer NOT NULL CHECK (leaf_count > 0),
  PRIMARY KEY (topic, partition, first_offset)
);
CREATE INDEX ledger_run_by_batch ON ledger_run (batch_id, place);

-- Where a batch stands in the tree.
CREATE TABLE ledger_integration (
  batch_id    bigint PRIMARY KEY,
  first_index bigint NOT NULL UNIQUE CHECK (first_index >= 0),
  leaf_count  integer NOT NULL CHECK (leaf_count > 0)
);

-- Full tiles of 256 hashes (C2SP tlog-tiles); all others follow from them and the leaves.
CREATE TABLE ledger_tile (
  level      smallint NOT NULL,
  tile_index bigint NOT NULL,
  hashes     bytea NOT NULL CHECK (octet_length(hashes) = 8192),
  root       bytea NOT NULL CHECK (octet_length(root) = 32),
  PRIMARY KEY (level, tile_index)
);
ALTER TABLE ledger_tile ALTER COLUMN hashes SET STORAGE EXTERNAL;

-- Never two of one size.
CREATE TABLE ledger_checkpoint (
  tree_size bigint PRIMARY KEY CHECK (tree_size >= 0),
  note      bytea NOT NULL,              -- the signed note (C2SP tlog-checkpoint)
  made_at   timestamptz NOT NULL DEFAULT now()
);

-- What witnesses have signed.
CREATE TABLE ledger_cosignature (
  tree_size   bigint NOT NULL,
  witness     text COLLATE "C" NOT NULL, -- the name of its key
  line        text NOT NULL,             -- as it stands in the note
  received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tree_size, witness)
);

-- Against slips of the service itself. Whoever owns the tables may take the right again; the ledger shows what they did.
REVOKE UPDATE, DELETE, TRUNCATE ON event, ledger_batch, ledger_run, ledger_integration, ledger_tile, ledger_checkpoint,
  ledger_cosignature FROM CURRENT_USER;
