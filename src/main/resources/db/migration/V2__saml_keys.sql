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
