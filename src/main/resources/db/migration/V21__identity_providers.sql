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
