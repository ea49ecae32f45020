create table slack_receipt (
  content text primary key check (content ~ '^sha256:[0-9a-f]{64}$'),
  signed text not null check (signed ~ '^sha256:[0-9a-f]{64}$'),
  received_at timestamptz not null
);
comment on table slack_receipt is 'What came from Slack lately, so that nothing counts twice';
comment on column slack_receipt.content is 'Stands for the body';
comment on column slack_receipt.signed is 'Stands for the body and the time at which Slack signed it';
create index slack_receipt_by_time on slack_receipt (received_at);

create table slack_answer (
  id bigint generated always as identity primary key,
  team text not null,
  slack_user text not null,
  user_name text not null,
  channel text,
  response_url text,
  kind text not null check (kind in ('approve', 'reject', 'ask')),
  choice text not null,
  maximum_rows bigint,
  not_before timestamptz,
  not_after timestamptz,
  words text,
  reply text,
  due_at timestamptz not null,
  attempts integer not null default 0
);
comment on table slack_answer is 'What somebody clicked, until it was acted upon and they were told';
comment on column slack_answer.reply is 'What they are to be told; absent until it was acted upon';
create index slack_answer_by_due on slack_answer (due_at);

create table slack_link_code (
  code text primary key check (code ~ '^sha256:[0-9a-f]{64}$'),
  team text not null,
  slack_user text not null,
  user_name text not null,
  expires_at timestamptz not null,
  constraint one_code_per_user unique (team, slack_user)
);
comment on column slack_link_code.code is 'Stands for the code, which nobody but its receiver knows';

create table slack_link (
  team text not null,
  slack_user text not null,
  person text not null,
  subject text not null,
  linked_at timestamptz not null,
  primary key (team, slack_user),
  constraint one_user_per_person unique (team, person)
);
