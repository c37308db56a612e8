-- The metadata of the company's IdPs that is got from a URL: how the refresh stands, and the last known good document.
create table idp_metadata_refresh (
    id            varchar(128)             not null,
    idp           varchar(63)              not null,
    location      varchar(64)              not null,
    document      bigint                   not null,
    etag          varchar(1000),
    last_modified varchar(100),
    confirmed_at  timestamp with time zone,
    attempted_at  timestamp with time zone not null,
    due_at        timestamp with time zone not null,
    under_way     boolean                  not null,
    failures      integer                  not null,
    trouble       varchar(1000),
    constraint idp_metadata_refresh_pk primary key (id)
);
create table idp_metadata_document (
    id       varchar(128) not null,
    idp      varchar(63)  not null,
    document bytea        not null,
    constraint idp_metadata_document_pk primary key (id)
);
