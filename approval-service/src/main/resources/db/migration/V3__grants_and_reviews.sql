create table standing_grant (
  id uuid primary key,
  position bigint generated always as identity unique,
  origin uuid not null references approval_request (id),
  issued bytea not null,
  fingerprint text not null,
  shape text not null,
  principal text not null,
  principal_kind text not null check (principal_kind in ('HUMAN', 'AGENT')),
  principal_name text not null,
  principal_owner text,
  principal_client text,
  data_source text not null,
  environment text not null,
  requirement text not null,
  uses integer not null check (uses >= 1),
  used integer not null check (used between 0 and uses),
  valid_until timestamptz not null,
  revoked_at timestamptz,
  revoked_by text,
  revoked_by_name text,
  revocation_reason text,
  constraint revoked_by_somebody check (num_nonnulls(revoked_at, revoked_by, revoked_by_name, revocation_reason) in (0, 4))
);
comment on column standing_grant.origin is 'The request in which people gave it';
comment on column standing_grant.issued is 'The grant as GrantIssued tells it, as JSON';
comment on column standing_grant.shape is 'What the analysis found that a literal could still change';
create index standing_grant_in_force on standing_grant (principal, data_source, fingerprint) where revoked_at is null;
create index standing_grant_by_owner on standing_grant (principal_owner, position);
create index standing_grant_by_principal on standing_grant (principal, position);

create table grant_use (
  grant_id uuid not null references standing_grant (id),
  use integer not null check (use >= 1),
  request_id uuid not null unique references approval_request (id),
  command_id uuid not null unique,
  used_at timestamptz not null,
  outcome text,
  rows_returned bigint,
  rows_changed bigint,
  primary key (grant_id, use),
  constraint ended_whole check (num_nonnulls(outcome, rows_returned, rows_changed) in (0, 3))
);

create table review (
  request_id uuid primary key references approval_request (id),
  position bigint generated always as identity unique,
  broken_by text not null,
  broken_by_name text not null,
  reason text not null,
  broken_at timestamptz not null,
  due_at timestamptz not null check (due_at > broken_at),
  escalations integer not null check (escalations >= 0),
  next_escalation_at timestamptz,
  done_at timestamptz,
  reviewer text,
  reviewer_name text,
  verdict text check (verdict in ('JUSTIFIED', 'UNJUSTIFIED')),
  comment text,
  constraint done_whole check (num_nonnulls(done_at, reviewer, reviewer_name, verdict, comment) in (0, 5)),
  constraint escalated_until_done check ((next_escalation_at is null) = (done_at is not null)),
  constraint reviewed_by_another check (reviewer is null or reviewer <> broken_by)
);
comment on table review is 'What is owed for commands that ran before anybody had approved them';
create index review_owed on review (next_escalation_at) where done_at is null;
create index review_by_state on review ((done_at is not null), position);
