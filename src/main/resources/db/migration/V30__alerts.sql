-- How it stands with everything that an alert can be about. A change counts only from the revision it was read in.
create table alert_standing (
    id       varchar(1100)   not null, -- kind/object
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

-- What is told of alerts, once per crossing and channel.
create table alert_notice (
    id           uuid                     not null,
    alert        uuid                     not null,
    channel      varchar(20)              not null,
    event        varchar(20)              not null,
    kind         varchar(40)              not null,
    object       varchar(1024)            not null,
    severity     varchar(20)              not null,
    facts        varchar(4000)            not null,
    at           timestamp with time zone not null,
    attempts     integer                  not null,
    tried_since  timestamp with time zone not null,
    due          timestamp with time zone, -- null = sent or given up
    sent_at      timestamp with time zone,
    reason       varchar(40),
    claim        bigint                   not null,
    constraint alert_notice_pk primary key (id)
);
create index alert_notice_due on alert_notice (due);
create index alert_notice_alert on alert_notice (alert);

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
