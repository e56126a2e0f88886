-- Triage asks for the disturbances of the last hour with every batch.
create index events_troubles on events (opened_at desc) where category in ('outage', 'degradation');
