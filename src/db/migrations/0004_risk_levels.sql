-- Every change of the early-warning level of an own vendor or model (model is empty for the vendor as a whole). The
-- newest row of each is where it stands; a rise is told in the transaction that writes its row.
create table risk_levels (
  seq    bigserial primary key,
  vendor text not null,
  model  text not null,
  level  text not null,
  at     timestamptz not null,
  data   jsonb not null
);
create index risk_levels_newest on risk_levels (vendor, model, seq desc);
create index risk_levels_by_time on risk_levels (at);
