create table addressee (
  request_id uuid not null references approval_request (id),
  key text not null,
  owner_too boolean not null,
  primary key (request_id, key)
);
comment on table addressee is 'Whom each request asks now; has no rows of one that asks nobody';
comment on column addressee.key is 'role:… or person:…';
comment on column addressee.owner_too is 'Whether the owner of the agent that submitted it is among them';
create index addressee_by_key on addressee (key);

create table standing (
  request_id uuid primary key references approval_request (id),
  next_step text,
  escalated boolean not null,
  changed_at timestamptz not null
);
comment on table standing is 'What a list shows of a request besides the request itself';
comment on column standing.changed_at is 'When something that is shown was last changed';
create index standing_by_change on standing (changed_at);

create table approval_comment (
  event_id uuid primary key,
  position bigint generated always as identity unique,
  request_id uuid not null references approval_request (id),
  subject text not null,
  name text not null,
  kind text not null check (kind in ('HUMAN', 'AGENT')),
  text text not null,
  question boolean not null,
  said_at timestamptz not null
);
comment on column approval_comment.event_id is 'The event that tells of it; a second delivery finds it here';
create index approval_comment_by_request on approval_comment (request_id, position);
create index approval_comment_by_subject on approval_comment (subject, said_at);

create index vote_by_person on vote (person, request_id);
create index approval_request_by_submitter on approval_request (submitter, position);
create index approval_request_by_fingerprint on approval_request (fingerprint, position) where fingerprint is not null;
