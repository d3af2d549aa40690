-- Where each car stands, as its events tell it; every row can be made again from them.
create table car (
    number ${long} primary key,
    order_id text not null,
    model text not null,
    options text not null,
    due bigint not null,
    replaces bigint not null,
    status text not null,
    status_time bigint not null,
    status_seq bigint not null,
    entered text not null,
    entered_time bigint not null,
    entered_seq bigint not null,
    gone_from text not null,
    gone_time bigint not null,
    gone_seq bigint not null,
    promised bigint not null,
    chance double precision not null,
    planned bigint not null,
    turn bigint not null,
    vin text unique,
    vin_series text not null,
    vin_serial integer not null
);

create index car_of_order on car (order_id);
create index car_of_series on car (vin_series, vin_serial);
create index car_replaces on car (replaces);

-- What holds for a car from one event to another: defects, measurements, passes, holds, concessions.
create table mark (
    car bigint not null,
    kind text not null,
    name text not null,
    since bigint not null,
    since_seq bigint not null,
    until bigint not null,
    until_seq bigint not null,
    value double precision not null,
    person text not null,
    note text not null,
    primary key (car, kind, name)
);

create index mark_of_kind on mark (kind, name);
