-- What a sign-on did to the person's account at Peakon; null where it did nothing.
alter table audit_event add column provisioning varchar(16);
-- How often a person tried, and the reports of one application.
create index audit_event_person on audit_event (person, application, at);
create index audit_event_application on audit_event (application, at);
-- Orders of the ledger other than by holder.
create index seat_last_sign_in on seat (application, last_sign_in);
create index seat_reserved_at on seat (application, reserved_at);
