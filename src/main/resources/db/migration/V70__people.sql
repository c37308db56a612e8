-- A person is known by what their identity provider asserts for good; the address (column holder) is what Peakon has.
alter table seat add column issuer          varchar(1024);
alter table seat add column person_id       varchar(512);
alter table seat add column person_key      varchar(64);
alter table seat add column linked_at       timestamp with time zone;
alter table seat add column user_name       varchar(512);
alter table seat add column external_id     varchar(512);
alter table seat add column employee_number varchar(512);
alter table seat add column renaming        boolean default false not null;

-- What a released seat knew: enough to recognise who comes back, and who comes with somebody else's address.
create table former_holder (
    id            uuid                     not null,
    application   varchar(63)              not null,
    address       varchar(512)             not null,
    issuer        varchar(1024),
    person_id     varchar(512),
    person_key    varchar(64),
    linked_at     timestamp with time zone,
    scim_id       varchar(512),
    address_freed boolean                  not null,
    released_at   timestamp with time zone not null,
    constraint former_holder_pk primary key (id)
);
create index former_holder_address on former_holder (application, address);
create index former_holder_person on former_holder (application, person_key);
create index former_holder_account on former_holder (application, scim_id);

-- Two seats of one account: whoever came last keeps theirs.
insert into former_holder (id, application, address, scim_id, address_freed, released_at)
select s.id, s.application, s.holder, s.scim_id, true, current_timestamp from seat s
where s.scim_id is not null and exists (
    select 1 from seat o where o.application = s.application and o.scim_id = s.scim_id and o.id <> s.id
    and (coalesce(o.last_sign_in, o.reserved_at) > coalesce(s.last_sign_in, s.reserved_at)
        or coalesce(o.last_sign_in, o.reserved_at) = coalesce(s.last_sign_in, s.reserved_at) and o.id > s.id));
delete from seat where id in (select id from former_holder);

alter table seat add constraint seat_one_per_person unique (application, person_key);
alter table seat add constraint seat_one_per_account unique (application, scim_id);

-- Since when an identity provider identifies people anew: keys noted before tell nobody apart.
create table identifier_renewal (
    issuer varchar(1024)            not null,
    since  timestamp with time zone not null,
    constraint identifier_renewal_pk primary key (issuer)
);

-- Who signed on with somebody else's address or account; an administrator decides.
create table subject_conflict (
    id              uuid                     not null,
    application     varchar(63)              not null,
    claim_key       varchar(64)              not null,
    kind            varchar(16)              not null,
    address         varchar(512)             not null,
    issuer          varchar(1024),
    person_id       varchar(512),
    seat            uuid                     not null,
    holder_address  varchar(512)             not null,
    holder_issuer   varchar(1024),
    holder_id       varchar(512),
    scim_id         varchar(512),
    attempts        integer                  not null,
    first_seen      timestamp with time zone not null,
    last_seen       timestamp with time zone not null,
    state           varchar(16)              not null,
    decided_at      timestamp with time zone,
    decided_by      varchar(512),
    constraint subject_conflict_pk primary key (id),
    constraint subject_conflict_one_per_claim unique (application, claim_key)
);
create index subject_conflict_state on subject_conflict (application, state, last_seen);

alter table pending_update add column address varchar(512);
