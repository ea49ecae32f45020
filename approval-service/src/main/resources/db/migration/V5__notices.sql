create table batch (
  id uuid primary key,
  position bigint generated always as identity unique,
  key text not null,
  subject text not null,
  size integer not null check (size >= 1),
  opened_at timestamptz not null,
  closes_at timestamptz not null,
  closed_at timestamptz,
  ended_at timestamptz
);
comment on column batch.key is 'Stands for what all members have in common; of its own for those that are like no other';
comment on column batch.closed_at is 'Since when no more join it; absent while they may, until closes_at';
comment on column batch.ended_at is 'Since when nobody is asked about any member; noticed shortly after it is so';
create unique index batch_that_may_be_joined on batch (key) where closed_at is null;
create index batch_by_subject on batch (subject, opened_at);
create index batch_not_ended on batch (subject) where ended_at is null;

create table batch_member (
  batch_id uuid not null references batch (id),
  ordinal integer not null check (ordinal >= 0),
  request_id uuid not null unique references approval_request (id),
  primary key (batch_id, ordinal)
);

create table news (
  position bigint generated always as identity primary key,
  batch_id uuid not null references batch (id),
  kind text not null check (kind in ('changed', 'ended', 'escalated', 'glass-broken', 'review-late')),
  request_id uuid not null references approval_request (id),
  reason text,
  review_due_at timestamptz,
  times integer not null default 0
);
create index news_by_batch on news (batch_id);
comment on table news is 'What happened to requests, until it is known whom to tell';

create table delivery (
  id uuid primary key,
  position bigint generated always as identity unique,
  channel text not null,
  target text not null,
  kind text not null check (kind in ('asked', 'reminder', 'escalated', 'glass-broken', 'review-late', 'summary')),
  batch_id uuid references batch (id),
  request_id uuid,
  urgent boolean not null,
  state text not null check (state in ('due', 'delivered', 'dead')),
  due_at timestamptz not null,
  claimed_until timestamptz,
  attempts integer not null default 0,
  wanted bigint not null default 1,
  sent bigint not null default 0,
  messages integer not null default 0,
  times integer not null default 0,
  reference text,
  last_error text,
  last_sent_at timestamptz,
  reason text,
  review_due_at timestamptz,
  constraint summaries_are_about_no_batch check ((batch_id is null) = (kind = 'summary'))
);
comment on column delivery.wanted is 'Counts what has to be told; all of it is, once sent is as large';
comment on column delivery.claimed_until is 'Until when a replica is at it; absent or past if none is';
comment on column delivery.attempts is 'Since it was told last, or replayed';
comment on column delivery.messages is 'How often it was told, updates in place not counted';
create unique index delivery_of_batch on delivery (batch_id, channel, target, kind) where kind in ('asked', 'reminder');
create unique index delivery_of_summary on delivery (channel, target) where kind = 'summary' and state = 'due';
create index delivery_due on delivery (channel, target, due_at) where state = 'due';
create index delivery_by_state on delivery (state, position);

create table preference (
  person text primary key,
  quiet_from time,
  quiet_to time,
  quiet_zone text,
  summary_channel text,
  summary_at text[] not null,
  zone text not null,
  immediate boolean not null,
  next_summary_at timestamptz,
  constraint quiet_hours_are_whole check ((quiet_from is null) = (quiet_to is null) and (quiet_from is null) = (quiet_zone is null)),
  constraint summaries_have_a_time check ((summary_channel is null) = (next_summary_at is null))
);
create index preference_by_summary on preference (next_summary_at) where next_summary_at is not null;
