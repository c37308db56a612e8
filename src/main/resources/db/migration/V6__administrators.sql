-- Who may use the console and the API with a password. The name is lower-case; the password is a PBKDF2 hash.
create table administrator (
    name          varchar(128) not null,
    role          varchar(16)  not null,
    password_hash varchar(256) not null,
    constraint administrator_pk primary key (name)
);
