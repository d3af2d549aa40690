-- Who may do what. Secrets are never here: of passwords an Argon2id hash, of tokens and sessions a SHA-256.
create table person (
    name text primary key,
    password text not null,
    roles text not null,
    origin text not null,
    disabled integer not null,
    made bigint not null,
    made_by text not null
);

create table token (
    name text primary key,
    digest text not null unique,
    roles text not null,
    places text not null,
    made bigint not null,
    made_by text not null,
    revoked bigint not null
);

create table session (
    digest text primary key,
    kind text not null,
    name text not null,
    began bigint not null,
    ends bigint not null
);

create index session_of_name on session (kind, name);
create index session_by_end on session (ends);

-- The trail is only added to. Each row's digest covers the row before it, so that a row that was changed or taken out shows.
create table trail (
    seq ${long} primary key,
    time bigint not null,
    who text not null,
    origin text not null,
    deed text not null,
    subject text not null,
    detail text not null,
    digest text not null
);
