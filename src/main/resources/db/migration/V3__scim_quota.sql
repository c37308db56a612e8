-- Operations asked of each SCIM service in the current hour, leased by the nodes in chunks.
CREATE TABLE scim_quota (
    service     VARCHAR(500) NOT NULL PRIMARY KEY,
    hour_number BIGINT       NOT NULL,
    taken       INTEGER      NOT NULL
);
