-- The audit may have more lines than one statement gets through.

-- How far whatever goes through it in order of time has come.
create table audit_progress (
    id      varchar(20)              not null,
    reached timestamp with time zone not null,
    constraint audit_progress_pk primary key (id)
);

-- When the line was written, so that what is left of it goes with it; null where a node of the release before erased.
alter table audit_erasure add column if not exists at timestamp with time zone;
update audit_erasure set at = (select max(e.at) from audit_event e where e.id = audit_erasure.line);
${more_of_audit}
