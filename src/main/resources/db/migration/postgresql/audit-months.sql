create table audit_event_rest partition of audit_event default;

-- What the months of the audit need is done as the owner of the tables, so that whoever serves needs no right to make or
-- drop any. Sign-ons wait for whoever waits for their table: that is given up soon, and tried again the next time.
create function make_audit_month(wanted date) returns void language plpgsql security definer set lock_timeout = '2s' as $$
declare
    part text := to_char(wanted, '"audit_event_"YYYY_MM');
    starts text := to_char(wanted, 'YYYY-MM-"01 00:00:00+00"');
    ends text := to_char(wanted + interval '1 month', 'YYYY-MM-"01 00:00:00+00"');
begin
    -- nobody adds a line of that month to the rest while those that are there are moved
    lock table audit_event_rest in access exclusive mode;
    execute format('create table %I (like audit_event including all)', part);
    execute format('with moved as (delete from audit_event_rest where at >= %L and at < %L returning *)'
        ' insert into %I select * from moved', starts, ends, part);
    execute format('alter table audit_event attach partition %I for values from (%L) to (%L)', part, starts, ends);
end $$;

create function drop_audit_month(wanted date) returns bigint language plpgsql security definer set lock_timeout = '2s' as $$
declare
    part text := to_char(wanted, '"audit_event_"YYYY_MM');
    lines bigint;
begin
    lock table audit_event in access exclusive mode;
    execute format('select count(*) from %I', part) into lines;
    execute format('drop table %I', part);
    return lines;
end $$;

-- They mean the tables of this schema, whoever calls.
do $$ begin
    execute format('alter function make_audit_month set search_path to %I, pg_temp', current_schema());
    execute format('alter function drop_audit_month set search_path to %I, pg_temp', current_schema());
end $$;
