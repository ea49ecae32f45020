create table approval_request (
  id uuid primary key,
  position bigint generated always as identity unique,
  command_id uuid not null unique,
  state text not null check (state in ('pending', 'granted', 'rejected', 'expired', 'withdrawn')),
  data_source text not null,
  statement text not null,
  submitter text not null,
  submitter_kind text not null check (submitter_kind in ('HUMAN', 'AGENT')),
  quorum integer not null check (quorum >= 1),
  requested_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > requested_at),
  decided bytea not null,
  last_event_id uuid not null,
  last_event_digest text not null check (last_event_digest ~ '^sha256:[0-9a-f]{64}$'),
  last_traceparent text not null
);
comment on column approval_request.decided is 'The data of the CommandDecided event, byte for byte as JSON';
comment on column approval_request.last_event_id is 'The event of this request that the next one follows upon';
create index approval_request_by_state on approval_request (state, position);
create index approval_request_by_expiry on approval_request (expires_at) where state = 'pending';

create table vote (
  position bigint generated always as identity primary key,
  request_id uuid not null references approval_request (id),
  voter text not null,
  voter_name text not null,
  verdict text not null check (verdict in ('APPROVE', 'REJECT')),
  comment text,
  cast_at timestamptz not null,
  constraint vote_counts_once unique (request_id, voter)
);

create table cancellation (
  command_id uuid primary key,
  cancelled_at timestamptz not null
);
create index cancellation_by_time on cancellation (cancelled_at);

create table outbox (
  position bigint generated always as identity primary key,
  event_id uuid not null,
  event_type text not null,
  session_id uuid not null,
  subject uuid not null,
  previous text not null,
  traceparent text not null,
  value bytea not null
);
