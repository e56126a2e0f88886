-- Instants are timestamptz (UTC); documents whose shape belongs to core/ are jsonb.

-- One row per watched source: what the last polls taught us. The definition itself is code or configuration.
create table sources (
  id               text primary key,
  etag             text,
  last_modified    text,
  sha256           text,                       -- of the last body that parsed and was committed
  checked_at       timestamptz,
  changed_at       timestamptz,
  last_success_at  timestamptz,
  last_item_at     timestamptz,
  next_poll_at     timestamptz not null,
  next_because     text not null default 'first poll',
  claimed_until    timestamptz,                -- a poll is under way until then at the latest
  failures         integer not null default 0,
  health           text not null default 'unknown',
  health_since     timestamptz,
  rung             text,                       -- the health that the operators were last told
  last_error       text,
  item_count       integer,                    -- items in the last payload
  latency_ms       integer,                    -- moving average of fetch time
  last_snapshot_id text,                       -- the last snapshot that parsed
  state            jsonb not null default '{}' -- what cadence wants to remember beyond the columns
);
create index sources_due on sources (next_poll_at); -- the tick: due sources

-- Bytes as fetched, kept before anything is interpreted. Never edited.
create table snapshots (
  id           text primary key,
  source_id    text not null,
  url          text not null,
  at           timestamptz not null,
  status       integer not null,
  content_type text,
  headers      jsonb not null default '{}',
  sha256       text not null,
  bytes        integer not null,               -- decompressed size
  body         bytea not null                  -- gzip
);
create index snapshots_by_source on snapshots (source_id, at desc);

-- One row per notice; `data` is the newest revision. triage = 'pending' rows are the inbox of triage.
create table items (
  id           text primary key,
  source_id    text,
  snapshot_id  text,
  snapshot_sha256 text,
  revision     integer not null default 1,
  fingerprint  text not null,
  data         jsonb not null,
  first_seen_at timestamptz not null,
  seen_at      timestamptz not null,           -- of the newest revision
  published_at timestamptz,
  baseline     boolean not null default false, -- came with a source's first snapshot: assessed, not rung
  late         boolean not null default false, -- published long before it was seen: marked, not rung as new
  triage       text not null default 'pending',
  triaged_at   timestamptz,
  seq          bigserial not null
);
create index items_pending on items (seq) where triage = 'pending';
create index items_by_seq on items (seq desc);
create index items_by_source on items (source_id, seq desc);

create table item_revisions (
  item_id     text not null references items (id) on delete cascade,
  revision    integer not null,
  data        jsonb not null,
  snapshot_id text,
  seen_at     timestamptz not null,
  primary key (item_id, revision)
);

create table assessments (
  item_id  text not null references items (id) on delete cascade,
  revision integer not null,
  ruleset  text not null,
  data     jsonb not null,
  at       timestamptz not null,
  primary key (item_id, revision)
);

-- One row per thing that happened; `sketch` is what correlation remembers of it.
create table events (
  id         text primary key,
  revision   integer not null,
  status     text not null,
  category   text not null,
  impact     text not null,
  vendors    text[] not null,
  data       jsonb not null,
  sketch     jsonb not null,
  exposure   jsonb not null,
  opened_at  timestamptz not null,
  updated_at timestamptz not null,
  seq        bigserial not null
);
create index events_by_seq on events (seq desc);
create index events_open on events (updated_at desc) where status = 'open';

create table event_items (
  event_id text not null references events (id) on delete cascade,
  item_id  text not null,
  at       timestamptz not null,
  because  jsonb not null,
  primary key (event_id, item_id)
);
create index event_items_by_item on event_items (item_id);

-- Index of correlation: which events share a key (vendor, model, incident, shingle band).
create table event_keys (
  key      text not null,
  event_id text not null references events (id) on delete cascade,
  at       timestamptz not null,
  primary key (key, event_id)
);
create index event_keys_recent on event_keys (key, at desc);

-- What was known when: the event as it stood after each change.
create table event_revisions (
  event_id text not null references events (id) on delete cascade,
  revision integer not null,
  at       timestamptz not null,
  changes  jsonb not null,
  data     jsonb not null,
  primary key (event_id, revision)
);

create table alerts (
  id             text primary key,
  event_id       text not null,
  event_revision integer not null,
  subscription   text not null,
  reason         text not null,
  impact         text not null,
  at             timestamptz not null,
  because        jsonb not null,                 -- why this subscription hears of it: what matched, what changed
  digest         boolean not null default false, -- waits for a digest
  delivered_in   text                            -- the digest delivery that carried it
);
create index alerts_by_event on alerts (event_id, at);
create index alerts_waiting on alerts (subscription) where digest and delivered_in is null;

-- Why a subscription was not told of the last change of an event: the answer to "why not?".
create table held_alerts (
  event_id       text not null,
  subscription   text not null,
  event_revision integer not null,
  because        text not null,
  at             timestamptz not null,
  primary key (event_id, subscription)
);

-- One message to one address: pending rows are the outbox. The id is the webhook-id and the Message-ID.
create table deliveries (
  id           text primary key,
  channel      text not null,
  subscription text,
  type         text not null,                  -- event.opened, digest, directive.changed, ...
  thread       text,                           -- deliveries of one thread edit and answer the first
  message      jsonb not null,
  status       text not null default 'pending', -- pending delivered failed superseded
  attempts     integer not null default 0,
  next_at      timestamptz not null,
  created_at   timestamptz not null,
  finished_at  timestamptz,
  last_error   text
);
create index deliveries_due on deliveries (next_at) where status = 'pending';
create index deliveries_by_thread on deliveries (channel, thread, created_at);

-- Alerts that no message carries yet: one row for each channel. Many at once become few messages.
create table waiting_alerts (
  alert_id text not null,
  channel  text not null,
  due_at   timestamptz not null,
  primary key (alert_id, channel)
);
create index waiting_alerts_due on waiting_alerts (due_at);

create table attempts (
  delivery_id text not null references deliveries (id) on delete cascade,
  number      integer not null,
  at          timestamptz not null,
  ms          integer not null,
  outcome     text not null,                   -- delivered retry failed
  code        text not null,
  response    text not null,
  primary key (delivery_id, number)
);

-- Where the first message of a thread went, e.g. Slack's channel and ts.
create table threads (
  channel text not null,
  thread  text not null,
  ref     jsonb not null,
  at      timestamptz not null,
  primary key (channel, thread)
);

-- Channels that were switched off by their receiver (webhook 410).
create table disabled_channels (
  channel text primary key,
  at      timestamptz not null,
  because text not null
);

create table verdicts (
  id             text primary key,
  policy         text not null,
  event_id       text not null,
  event_revision integer not null,
  verdict        text not null,
  because        jsonb not null,
  restriction_id text,
  at             timestamptz not null
);
create index verdicts_by_event on verdicts (event_id, at);

create table restrictions (
  id          text primary key,
  status      text not null,
  policy      text,
  data        jsonb not null,
  proposed_at timestamptz not null,
  updated_at  timestamptz not null,
  seq         bigserial not null
);
create index restrictions_in_force on restrictions (status) where status in ('active', 'approved', 'proposed');

create table approvals (
  restriction_id text not null references restrictions (id) on delete cascade,
  actor          text not null,
  decision       text not null,                -- approve reject
  at             timestamptz not null,
  reason         text not null default '',
  primary key (restriction_id, actor)
);

-- The routing document: one row per generation, and the stream's head.
create table directives (
  stream     text not null,
  generation bigint not null,
  issued_at  timestamptz not null,
  document   jsonb not null,
  body       text not null,                    -- the exact bytes that are signed
  sha256     text not null,
  primary key (stream, generation)
);

create table streams (
  stream     text primary key,
  generation bigint not null,
  halted     boolean not null default false,
  updated_at timestamptz not null
);

-- What is known of each gateway: the generation it should have, and the one it was seen to obey.
create table gateways (
  id                 text primary key,
  desired_generation bigint not null default 0,
  applied_generation bigint not null default 0,
  verified_generation bigint not null default 0,
  status             text not null default 'unknown', -- unknown pending verified drifted failed
  observed           jsonb,
  drift              jsonb not null default '[]',
  last_error         text,
  checked_at         timestamptz,
  updated_at         timestamptz
);

create table gateway_acks (
  gateway_id text not null,
  node       text not null,
  generation bigint not null,
  phase      text not null,
  detail     text not null default '',
  at         timestamptz not null,
  primary key (gateway_id, node, generation, phase)
);

-- Append-only; each entry carries the hash of the one before. Written only in the transaction of the change itself.
create table audit (
  seq       bigint primary key,
  at        timestamptz not null,
  actor     text not null,
  action    text not null,
  entity    text not null,
  data      jsonb not null,
  prev_hash text not null,
  hash      text not null
);

create table settings (
  key        text primary key,
  value      jsonb not null,
  updated_at timestamptz not null
);

-- Bearer tokens and one-time sign-in links, by hash.
create table tokens (
  hash       text primary key,
  name       text not null,
  role       text not null,
  one_time   boolean not null default false,
  created_at timestamptz not null,
  expires_at timestamptz
);

create table sessions (
  hash       text primary key,
  name       text not null,
  role       text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);

create table silences (
  id         text primary key,
  data       jsonb not null,
  ends_at    timestamptz not null,
  created_at timestamptz not null
);

-- What people say of our judgement; the training script reads its export.
create table feedback (
  id      text primary key,
  item_id text not null,
  actor   text not null,
  data    jsonb not null,
  at      timestamptz not null
);

create table digests (
  subscription text primary key,
  last_at      timestamptz not null,
  next_at      timestamptz not null
);
