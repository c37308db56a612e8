-- A few lines of many: without it, nobody finds out that there are few before all are read.
create index audit_event_provisioning on audit_event (at, id) where provisioning is not null;

-- Its lines are counted before anybody has to wait for that.
create or replace function drop_audit_month(wanted date) returns bigint language plpgsql security definer set lock_timeout = '2s' as $$
declare
    part text := to_char(wanted, '"audit_event_"YYYY_MM');
    lines bigint;
begin
    execute format('select count(*) from %I', part) into lines;
    lock table audit_event in access exclusive mode;
    execute format('drop table %I', part);
    return lines;
end $$;

do $$ begin
    execute format('alter function drop_audit_month set search_path to %I, pg_temp', current_schema());
end $$;
