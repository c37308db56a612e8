-- SQL that both H2 (2.2 and later) and PostgreSQL understand.

create table application (
    name          varchar(63)     not null,
    definition    varchar(1000000) not null,
    bearer_token  bytea,
    license_limit integer,
    version       bigint          not null,
    constraint application_pk primary key (name)
);

-- The ledger: one row per consumed licence. Reserving locks the application's row first.
create table seat (
    id                uuid                     not null,
    application       varchar(63)              not null,
    holder            varchar(512)             not null,
    state             varchar(16)              not null,
    origin            varchar(16),
    scim_id           varchar(512),
    attributes_digest varchar(128),
    flight            varchar(36),
    flight_until      timestamp with time zone,
    uncertain         boolean                  not null,
    reserved_at       timestamp with time zone not null,
    first_sign_in     timestamp with time zone,
    last_sign_in      timestamp with time zone,
    constraint seat_pk primary key (id),
    constraint seat_one_per_holder unique (application, holder),
    constraint seat_application foreign key (application) references application (name)
);
create index seat_state on seat (state, reserved_at);

-- SHA-256 of issuer and ID of every assertion and request that was used.
create table used_assertion (
    digest     bytea                    not null,
    keep_until timestamp with time zone not null,
    constraint used_assertion_pk primary key (digest)
);
create index used_assertion_keep_until on used_assertion (keep_until);

-- Append-only: the product neither changes nor deletes a row.
create table audit_event (
    id          uuid                     not null,
    at          timestamp with time zone not null,
    kind        varchar(16)              not null,
    reference   varchar(64),
    application varchar(63),
    person      varchar(512),
    issuer      varchar(1024),
    flow        varchar(16),
    outcome     varchar(64)              not null,
    policy      varchar(256),
    detail      varchar(4000),
    address     varchar(64),
    actor       varchar(512),
    object      varchar(512),
    state_before varchar(1000000),
    state_after  varchar(1000000),
    constraint audit_event_pk primary key (id)
);
create index audit_event_at on audit_event (at);

-- Opens under the master key of this database's nodes only.
create table master_key_check (
    id     smallint not null,
    sealed bytea    not null,
    constraint master_key_check_pk primary key (id)
);
