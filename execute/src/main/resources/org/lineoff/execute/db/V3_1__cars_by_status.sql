-- What is under way is asked for all day, among all cars that were ever built.
create index car_by_status on car (status, turn, number);
