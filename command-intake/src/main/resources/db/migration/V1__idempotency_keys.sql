CREATE TABLE idempotency_key (
    subject           text        NOT NULL,
    key               text        NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    submission_digest text        NOT NULL,
    command_id        uuid        NOT NULL,
    session_id        uuid        NOT NULL,
    event_id          uuid        NOT NULL,
    submitted_at      timestamptz NOT NULL,
    published         boolean     NOT NULL DEFAULT false,
    expires_at        timestamptz NOT NULL,
    PRIMARY KEY (subject, key)
);

CREATE INDEX idempotency_key_expires_at ON idempotency_key (expires_at);

COMMENT ON COLUMN idempotency_key.published IS
    'false: the command may be recorded or not, and a retry records it again under the same ids';
