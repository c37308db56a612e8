-- Two roles for one database: one owns the schema and changes it when a version wants that, one serves and may neither
-- make nor drop a table. Run it once, as an administrator of the database server, in an empty database of its own:
--   psql --dbname=peakonjit --file=roles.sql
-- then give both a password (psql: \password peakonjit_owner, \password peakonjit). docs/how-to/database-roles.md says how
-- to go on.

create role peakonjit_owner login;
create role peakonjit login;
grant peakonjit_owner to current_user;

revoke create on schema public from public;
grant usage, create on schema public to peakonjit_owner;
grant usage on schema public to peakonjit;

-- What the owner makes from now on, partitions of the audit included.
alter default privileges for role peakonjit_owner in schema public
    grant select, insert, update, delete on tables to peakonjit;
alter default privileges for role peakonjit_owner revoke execute on functions from public;
alter default privileges for role peakonjit_owner in schema public grant execute on functions to peakonjit;
