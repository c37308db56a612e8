-- Licences consumed by each application at the end of each day (UTC).
create table usage_snapshot (
    id          varchar(80) not null, -- application/day
    application varchar(63) not null,
    taken_on    date        not null,
    consumed    bigint      not null,
    seat_limit  integer,
    constraint usage_snapshot_pk primary key (id)
);
create index usage_snapshot_application on usage_snapshot (application, taken_on);
