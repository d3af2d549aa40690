-- Which part was in which car, from when to when: the genealogy. A removal ends a row and never deletes it.
create table binding (
    seq ${long} primary key,
    car bigint not null,
    part text not null,
    serial text not null,
    lot text not null,
    quantity double precision not null,
    place text not null,
    person text not null,
    fitted bigint not null,
    removed bigint not null,
    removed_seq bigint not null,
    removed_by text not null,
    removed_note text not null
);

create index binding_of_car on binding (car);
create index binding_of_serial on binding (serial, part);
create index binding_of_lot on binding (lot, part);

-- Lots that are contained: no part of theirs may be fitted.
create table containment (
    part text not null,
    lot text not null,
    since bigint not null,
    since_seq bigint not null,
    until bigint not null,
    until_seq bigint not null,
    person text not null,
    note text not null,
    primary key (part, lot)
);
