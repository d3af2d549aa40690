-- When a person dealt with what was refused, ms since the plant's epoch; 0: nobody has, or it was refused again since.
alter table rejected add column settled bigint not null default 0;

create index rejected_by_state on rejected (settled, recorded);
