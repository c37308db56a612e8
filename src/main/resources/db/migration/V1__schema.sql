-- SQL that both H2 (2.2 and later) and PostgreSQL understand, and MariaDB once MariaDbScript has put its own types. Where
-- they differ otherwise, a placeholder of SchemaMigration stands: bytewise (a column whose beginning is searched by its
-- index), by_month (partitions), and their first partition. No key is longer than 768 characters in all.

create table application (
    name          varchar(63)     not null,
    definition    varchar(1000000) not null,
    bearer_token  bytea,
    version       bigint          not null,
    constraint application_pk primary key (name)
);

-- How many seats an application has and may have. The number changes in the transaction that adds or takes away a row of
-- "seat"; it stands with the limit, so that one statement compares and counts, and apart from the application, so that
-- nobody who edits that holds up who reserves.
create table license_count (
    application varchar(63)      not null,
    seat_limit  integer, -- null = unlimited
    consumed    bigint default 0 not null,
    constraint license_count_pk primary key (application),
    constraint license_count_application foreign key (application) references application (name),
    constraint license_count_consumed check (consumed >= 0)
);

-- Policies that applications refer to by their names.
create table access_policy (
    name       varchar(256)    not null,
    definition varchar(1000000) not null,
    version    bigint          not null,
    constraint access_policy_pk primary key (name)
);

-- The ledger: one row per consumed licence, counted in "license_count" before it is added. A person is known by what their
-- identity provider asserts for good (person_key); the holder is the address that Peakon has.
create table seat (
    id                uuid                     not null,
    application       varchar(63)              not null,
    holder            varchar(512)${bytewise}             not null,
    issuer            varchar(1024),
    person_id         varchar(512),
    person_key        varchar(64),
    linked_at         timestamp with time zone,
    state             varchar(16)              not null,
    origin            varchar(16),
    scim_id           varchar(512),
    user_name         varchar(512),
    external_id       varchar(512),
    employee_number   varchar(512),
    renaming          boolean                  default false not null,
    attributes_digest varchar(128),
    flight            varchar(36),
    flight_until      timestamp with time zone,
    uncertain         boolean                  not null,
    reserved_at       timestamp with time zone not null,
    first_sign_in     timestamp with time zone,
    last_sign_in      timestamp with time zone,
    constraint seat_pk primary key (id),
    constraint seat_one_per_holder unique (application, holder),
    constraint seat_one_per_person unique (application, person_key),
    constraint seat_one_per_account unique (scim_id, application),
    constraint seat_application foreign key (application) references license_count (application)
);
create index seat_state on seat (state, reserved_at);
create index seat_reserved_at on seat (application, reserved_at, holder);
create index seat_last_sign_in on seat (application, last_sign_in, holder);
create index seat_first_sign_in on seat (application, first_sign_in, holder);
create index seat_origin on seat (application, origin, holder);
create index seat_person_id on seat (person_id);
create index seat_external_id on seat (external_id);
create index seat_holder on seat (holder);
create index seat_employee_number on seat (employee_number, application);

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
create index former_holder_address on former_holder (address, application);
create index former_holder_person on former_holder (application, person_key);
create index former_holder_account on former_holder (application, scim_id);

-- Since when an identity provider identifies people anew: keys noted before tell nobody apart.
create table identifier_renewal (
    issuer varchar(768)             not null, -- or its beginning and digest, where it is longer
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

-- The last reconciliation of each application, as JSON.
create table reconciliation (
    application varchar(63)     not null,
    report      varchar(1000000) not null,
    constraint reconciliation_pk primary key (application)
);

-- What a run of a reconciliation has read of Peakon's accounts, and how far it is: another node goes on with it.
create table reconciliation_run (
    application varchar(63)              not null,
    run         varchar(36)              not null,
    next_index  integer                  not null,
    noted_at    timestamp with time zone not null,
    constraint reconciliation_run_pk primary key (application)
);
create table reconciliation_account (
    application varchar(63)  not null,
    id          varchar(512) not null,
    name        varchar(512) not null, -- the userName in the one form of an address
    shown       varchar(512) not null,
    active      boolean      not null,
    seated      boolean      not null, -- it is that of a seat that knows it by another id
    constraint reconciliation_account_pk primary key (application, id)
);
create index reconciliation_account_name on reconciliation_account (application, name);

-- Operations asked of each SCIM service in the current hour, leased by the nodes in chunks.
create table scim_quota (
    service     varchar(500) not null,
    hour_number bigint       not null,
    taken       integer      not null,
    constraint scim_quota_pk primary key (service)
);

-- SHA-256 of issuer and ID of every assertion and request that was used. Nobody searches by the time: what is out of date
-- is deleted by a scan of some minutes' logins.
create table used_assertion (
    digest     ${sha256}                    not null,
    keep_until timestamp with time zone not null,
    constraint used_assertion_pk primary key (digest)
);

-- Sign-ons whose person looks at the page that waits for Peakon; the outcome is sealed, and opens with the browser's
-- cookie alone.
create table sign_on_preparation (
    id          varchar(64)              not null,
    application varchar(63)              not null,
    until       timestamp with time zone not null, -- by when there is an outcome, if the node lives
    outcome     varchar(16000),
    taken       boolean                  not null,
    constraint sign_on_preparation_pk primary key (id)
);

-- Append-only: the product changes no row, but for the steps of a sign-on, which are kept for some days, and for people
-- who are erased.
create table audit_event (
    id           uuid                     not null,
    at           timestamp with time zone not null,
    kind         varchar(16)              not null,
    reference    varchar(64),
    application  varchar(63),
    person       varchar(512)${bytewise},
    issuer       varchar(1024),
    flow         varchar(16),
    outcome      varchar(64)${bytewise}              not null,
    provisioning varchar(16), -- what a sign-on did to the person's account; null where it did nothing
    policy       varchar(256),
    detail       varchar(4000),
    address      varchar(64),
    actor        varchar(512)${bytewise},
    object       varchar(512),
    state_before varchar(1000000),
    state_after  varchar(1000000),
    steps        varchar(1000000), -- JSON: the trace of a sign-on
    took_ms      integer, -- from the arrival of the Response to the hand-off of whoever was admitted
    constraint audit_event_pk primary key (id, at)
)${by_month};
${rest_of_audit}
create index audit_event_at on audit_event (at, id);
create index audit_event_person on audit_event (person, at desc, id desc);
create index audit_event_application on audit_event (application, at desc, id desc);
create index audit_event_outcome on audit_event (outcome, at desc, id desc);
create index audit_event_policy on audit_event (policy, at desc, id desc);
create index audit_event_reference on audit_event (reference);
create index audit_event_changes on audit_event (kind, at, id)${changes_alone};

-- The sign-ins of each closed day (UTC), so that nobody has to count them again; a day without any has a row of none.
create table sign_in_day (
    id           varchar(200) not null, -- day/application/outcome/account_work
    counted_for  date         not null,
    application  varchar(63),
    outcome      varchar(64)  not null,
    account_work boolean      not null, -- whether an account at Peakon was worked on, or should have been
    sign_ins     bigint       not null,
    times        varchar(20000) not null, -- how many of them took how long
    constraint sign_in_day_pk primary key (id)
);
create index sign_in_day_counted_for on sign_in_day (counted_for);
create index sign_in_day_application on sign_in_day (application, counted_for);

-- Opens under the master key of this database's nodes only.
create table master_key_check (
    id     smallint not null,
    sealed bytea    not null,
    constraint master_key_check_pk primary key (id)
);

-- The key pairs of both SAML sides. Nodes that start at once agree on one by (key_use, generation).
create table saml_key (
    id                 varchar(64)              not null,
    key_use            varchar(16)              not null,
    state              varchar(16)              not null,
    generation         integer                  not null,
    certificate        bytea                    not null,
    sealed_private_key bytea                    not null,
    created_at         timestamp with time zone not null,
    constraint saml_key_pk primary key (id),
    constraint saml_key_generation unique (key_use, generation)
);

-- The metadata of the company's IdPs that is got from a URL: how the refresh stands, and the last known good document.
create table idp_metadata_refresh (
    id       varchar(128)   not null,
    idp      varchar(63)    not null,
    location varchar(64)    not null,
    state    varchar(100000) not null, -- JSON
    constraint idp_metadata_refresh_pk primary key (id)
);
create table idp_metadata_document (
    id       varchar(128) not null,
    idp      varchar(63)  not null,
    document bytea        not null,
    constraint idp_metadata_document_pk primary key (id)
);

-- The company's IdPs besides the one of the settings, and the names of the attributes that each has asserted.
create table identity_provider (
    name            varchar(63)    not null,
    definition      varchar(100000) not null,
    pasted_metadata bytea,
    version         bigint         not null,
    constraint identity_provider_pk primary key (name)
);
create table idp_attribute_name (
    id   varchar(600) not null,
    idp  varchar(63)  not null,
    name varchar(512) not null,
    constraint idp_attribute_name_pk primary key (id)
);
create index idp_attribute_name_idp on idp_attribute_name (idp);

-- The names of groups that people of each IdP brought along lately; nothing of who did.
create table idp_group_name (
    id      varchar(600) not null,
    idp     varchar(63)  not null,
    name    varchar(512) not null,
    seen_on date         not null,
    constraint idp_group_name_pk primary key (id)
);
create index idp_group_name_idp on idp_group_name (idp, seen_on);

-- Who may use the console and the API with a password. The name is lower-case; the password is a PBKDF2 hash.
create table administrator (
    name          varchar(128) not null,
    role          varchar(16)  not null,
    password_hash varchar(256) not null,
    constraint administrator_pk primary key (name)
);

-- From where an account signed in with its password lately: digests of addresses and of what browsers were given. Wrong
-- passwords from elsewhere do not make it wait there.
create table administrator_origin (
    id            varchar(200)             not null, -- mark/administrator
    administrator varchar(128)             not null,
    mark          varchar(64)              not null,
    last_sign_in  timestamp with time zone not null,
    constraint administrator_origin_pk primary key (id),
    constraint administrator_origin_of foreign key (administrator) references administrator (name) on delete cascade
);
create index administrator_origin_administrator on administrator_origin (administrator);

-- Who is signed in to the console, on every node alike. The id is a digest of what the browser has; the password's digest
-- is of the hash with which the session began, and null for people of the company's identity provider.
create table console_session (
    id              varchar(64)              not null,
    administrator   varchar(1024)            not null,
    role            varchar(16)              not null,
    password_digest varchar(64),
    signed_in       timestamp with time zone not null,
    last_active     timestamp with time zone not null, -- to the minute
    constraint console_session_pk primary key (id)
);
create index console_session_last_active on console_session (last_active);

-- How it stands with everything that an alert can be about. A change counts only from the revision it was read in.
create table alert_standing (
    id       varchar(768)    not null, -- kind/object, or its beginning and digest
    kind     varchar(40)     not null,
    object   varchar(1024)   not null,
    stage    integer         not null, -- 0 = no alert
    alert    varchar(36),              -- the id of the active one
    revision bigint          not null,
    constraint alert_standing_pk primary key (id)
);

create table alert (
    id         uuid                     not null,
    kind       varchar(40)              not null,
    object     varchar(1024)            not null,
    stage      integer                  not null,
    severity   varchar(20)              not null,
    facts      varchar(4000)            not null,
    raised_at  timestamp with time zone not null,
    cleared_at timestamp with time zone,
    constraint alert_pk primary key (id)
);
create index alert_cleared_at on alert (cleared_at);

-- What is to be sent elsewhere: notices of alerts, changes of people's attributes. The payload is JSON.
create table outbox (
    id          varchar(160)             not null, -- kind/item
    kind        varchar(40)              not null,
    item        varchar(100)             not null,
    payload     varchar(200000)          not null,
    revision    bigint                   not null, -- another one whenever it is replaced or taken
    attempts    integer                  not null,
    written_at  timestamp with time zone not null,
    tried_since timestamp with time zone not null,
    due         timestamp with time zone, -- null = given up
    trouble     varchar(40),
    constraint outbox_pk primary key (id)
);
create index outbox_due on outbox (kind, due);

-- What each node last learned about the connections to Peakon.
create table connection_report (
    id          varchar(120)             not null, -- application/node
    application varchar(63)              not null,
    node        varchar(40)              not null,
    state       varchar(20)              not null,
    reported_at timestamp with time zone not null,
    constraint connection_report_pk primary key (id)
);

create table alert_settings (
    id             integer         not null,
    definition     varchar(100000) not null,
    mail_password  bytea,
    webhook_secret bytea,
    version        bigint          not null,
    constraint alert_settings_pk primary key (id)
);

-- What takes long, as administrators asked for it. Of some kinds there is one at a time: "sole" is unique until it ends.
create table job (
    id          uuid                     not null,
    kind        varchar(20)              not null,
    application varchar(63),
    asked_by    varchar(512)             not null,
    asked_at    timestamp with time zone not null,
    begun_at    timestamp with time zone,
    ended_at    timestamp with time zone,
    state       varchar(16)              not null,
    attempt     integer                  not null,
    cancelling  boolean                  not null,
    total       bigint                   not null, -- 0 = nobody knows
    done        bigint                   not null,
    kept        bigint                   not null,
    trouble     varchar(4000),
    request     varchar(1000000)         not null, -- JSON
    result      varchar(1000000),                  -- JSON
    sole        varchar(100),
    constraint job_pk primary key (id),
    constraint job_sole unique (sole)
);
create index job_asked_at on job (asked_at);
create index job_ended_at on job (ended_at);

-- The file that a job made, in pieces, for a day.
create table job_piece (
    id      varchar(60) not null, -- job/number
    job     uuid        not null,
    content bytea       not null,
    constraint job_piece_pk primary key (id)
);
create index job_piece_job on job_piece (job);

-- The table of db-scheduler, with lengths where a database needs them for keys.
create table scheduled_tasks (
    task_name            varchar(100)             not null,
    task_instance        varchar(100)             not null,
    task_data            bytea,
    execution_time       timestamp with time zone not null,
    picked               boolean                  not null,
    picked_by            varchar(100),
    last_success         timestamp with time zone,
    last_failure         timestamp with time zone,
    consecutive_failures int,
    last_heartbeat       timestamp with time zone,
    version              bigint                   not null,
    priority             smallint,
    constraint scheduled_tasks_pk primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);

-- The seals of the audit: each block of lines that were sealed together (their ids, 16 bytes each), chained to the one
-- before by its mac. Beside them, what stands for the fields of lines in which somebody was erased.
create table audit_seal (
    number       bigint                   not null,
    from_at      timestamp with time zone not null,
    until_at     timestamp with time zone not null,
    sealed_lines bytea                    not null,
    previous_mac bytea                    not null,
    digest       bytea                    not null,
    mac          bytea                    not null,
    constraint audit_seal_pk primary key (number)
);
create index audit_seal_until on audit_seal (until_at);
create table audit_seal_key (
    id     smallint not null,
    sealed bytea    not null,
    constraint audit_seal_key_pk primary key (id)
);
create table audit_erasure (
    line       uuid  not null,
    commitment bytea not null,
    mac        bytea not null,
    constraint audit_erasure_pk primary key (line)
);

-- Up to which block the audit was forwarded.
create table audit_forwarding (
    id    varchar(20) not null,
    block bigint      not null,
    constraint audit_forwarding_pk primary key (id)
);
