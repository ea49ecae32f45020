create table approval_request (
  id uuid primary key,
  position bigint generated always as identity unique,
  command_id uuid not null unique,
  state text not null check (state in ('queued', 'pending', 'approved', 'granted', 'rejected', 'expired', 'withdrawn',
    'superseded', 'drifted', 'glass-broken')),
  due_at timestamptz,
  version bigint not null,
  revision integer not null check (revision >= 0),
  data_source text not null,
  environment text not null,
  statement text not null,
  fingerprint text,
  submitter text not null,
  submitter_subject text not null,
  submitter_kind text not null check (submitter_kind in ('HUMAN', 'AGENT')),
  submitter_owner text,
  quorum integer not null check (quorum >= 1),
  bundle text not null,
  asked_bundle text,
  asked_times integer not null default 0,
  ask_again_at timestamptz,
  requested_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > requested_at),
  decided bytea not null,
  past bytea not null,
  stages bytea not null,
  ended_at timestamptz,
  grant_id uuid,
  broken_by text,
  last_event_id uuid not null,
  last_event_digest text not null check (last_event_digest ~ '^sha256:[0-9a-f]{64}$'),
  last_traceparent text not null,
  constraint open_ones_are_due check ((due_at is not null) = (state in ('queued', 'pending', 'approved'))),
  constraint glass_is_broken_by_somebody check ((broken_by is not null) = (state = 'glass-broken'))
);
comment on column approval_request.decided is 'The data of the CommandDecided event, byte for byte as JSON';
comment on column approval_request.past is 'What was asked before it was revised, as JSON';
comment on column approval_request.stages is 'How far its stages have come, as JSON';
comment on column approval_request.due_at is 'When time changes it next, if nobody else does';
comment on column approval_request.version is 'Counts everything that changes what is shown of it';
comment on column approval_request.bundle is 'The policies by which it is asked';
comment on column approval_request.asked_bundle is 'The policies by which policy was last asked to decide again';
comment on column approval_request.asked_times is 'How often it was asked by those';
comment on column approval_request.ask_again_at is 'When it may be asked by those once more';
comment on column approval_request.last_event_id is 'The event of this request that the next one follows upon';
create index approval_request_by_state on approval_request (state, position);
create index approval_request_by_time on approval_request (requested_at);
create index approval_request_by_due on approval_request (due_at) where due_at is not null;
create index approval_request_by_bundle on approval_request (bundle) where due_at is not null;

create table vote (
  position bigint generated always as identity primary key,
  request_id uuid not null references approval_request (id),
  revision integer not null,
  person text not null,
  subject text not null,
  person_name text not null,
  on_behalf_of text,
  verdict text not null check (verdict in ('APPROVE', 'REJECT')),
  stage integer check ((stage is not null) = (verdict = 'APPROVE')),
  maximum_rows bigint,
  not_before timestamptz,
  not_after timestamptz,
  grant_uses integer,
  grant_rows bigint,
  grant_until timestamptz,
  comment text,
  cast_at timestamptz not null,
  constraint person_counts_once unique (request_id, revision, person),
  constraint word_of_the_absent_counts_once unique (request_id, revision, on_behalf_of)
);
comment on column vote.revision is 'Of the request that was voted upon; votes on earlier ones are void';

create table delegation (
  from_person text primary key,
  roles text[] not null,
  to_person text not null check (to_person <> from_person),
  until timestamptz not null
);
create index delegation_by_deputy on delegation (to_person);

create table account_seen (
  subject text primary key,
  name text not null,
  roles text[] not null,
  seen_at timestamptz not null
);
comment on table account_seen is 'What persons could do when they last showed a token, by account';
create index account_seen_by_roles on account_seen using gin (roles);
create index account_seen_by_time on account_seen (seen_at);

create table policy_in_force (
  only_one boolean primary key default true check (only_one),
  bundle text not null,
  since timestamptz not null
);
comment on table policy_in_force is 'The policies that an evaluator last said it decides by; empty until one has';

create table cancellation (
  command_id uuid primary key,
  cancelled_at timestamptz not null
);
create index cancellation_by_time on cancellation (cancelled_at);

create table outbox (
  position bigint generated always as identity primary key,
  event_id uuid not null,
  event_type text not null,
  session_id uuid,
  subject uuid,
  previous text,
  traceparent text not null,
  value bytea not null
);
