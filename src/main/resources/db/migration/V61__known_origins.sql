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
