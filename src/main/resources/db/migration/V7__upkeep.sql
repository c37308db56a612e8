-- Changes of people's attributes that wait to be sent to Peakon.
create table pending_update (
    seat        uuid                     not null,
    application varchar(63)              not null,
    account_id  varchar(512)             not null,
    user_name   varchar(512)             not null,
    external_id varchar(512),
    email       varchar(512),
    resource    varchar(100000)          not null,
    digest      varchar(128)             not null,
    attempts    integer                  not null,
    due         timestamp with time zone not null,
    constraint pending_update_pk primary key (seat)
);
create index pending_update_due on pending_update (due);

-- The last reconciliation of each application, as JSON.
create table reconciliation (
    application varchar(63)     not null,
    report      varchar(1000000) not null,
    constraint reconciliation_pk primary key (application)
);
