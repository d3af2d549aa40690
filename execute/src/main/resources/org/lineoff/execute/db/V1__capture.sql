-- What was captured. Append-only: rows are inserted and never touched again; all other tables can be made from this one.
create table event (
    seq ${long} primary key,
    id text not null unique,
    digest bigint not null,
    what text not null,
    time bigint not null,
    recorded bigint not null,
    place text not null,
    car bigint not null,
    visit integer not null,
    part text not null,
    cause text not null,
    value double precision not null,
    serial text not null,
    lot text not null,
    person text not null,
    note text not null
);

create index event_of_car on event (car, seq);

-- What was refused, for a person to look at. The same report refused again for the same reasons is counted, not repeated.
create table rejected (
    id text not null,
    digest bigint not null,
    reasons text not null,
    why_en text not null,
    why_zh text not null,
    times integer not null,
    what text not null,
    time bigint not null,
    recorded bigint not null,
    place text not null,
    car bigint not null,
    visit integer not null,
    part text not null,
    cause text not null,
    value double precision not null,
    serial text not null,
    lot text not null,
    person text not null,
    note text not null,
    settled_by text not null,
    settled_note text not null,
    primary key (id, digest, reasons)
);
