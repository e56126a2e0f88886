-- What a second reader is asked and says. status = 'pending' rows are its outbox, written in triage's transaction.
create table second_readings (
  id            text primary key,
  item_id       text not null references items (id) on delete cascade,
  revision      integer not null,
  status        text not null default 'pending', -- pending | done | failed | skipped
  because       text not null,                   -- why it is worth asking
  rank          integer not null,                -- of the first reading's impact: graver ones are asked first
  key           text not null,                   -- of the question: equal keys share an answer
  model         text,
  attempts      integer not null default 0,      -- counted when a request begins, so that a crash counts
  created_at    timestamptz not null,
  next_at       timestamptz not null,            -- also the lease of the request under way
  finished_at   timestamptz,
  cached        boolean not null default false,  -- answered by another row's answer
  answer        jsonb,
  opinion       jsonb,                           -- what of the answer may be shown, and what was refused
  prompt_tokens integer not null default 0,
  answer_tokens integer not null default 0,
  error         text,
  unique (item_id, revision)
);
create index second_readings_pending on second_readings (rank desc, created_at) where status = 'pending';
create index second_readings_answers on second_readings (key) where status = 'done';

-- One row per request, written before it is sent: what the budget counts.
create table second_requests (
  reading_id text not null references second_readings (id) on delete cascade,
  number     integer not null,
  at         timestamptz not null,
  primary key (reading_id, number)
);
create index second_requests_by_time on second_requests (at desc);
