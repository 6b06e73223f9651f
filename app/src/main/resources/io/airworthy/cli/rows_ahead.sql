-- Rows dated from a day on that is not yet: their clock was wrong, or they are made up.
select (select count(*) from turns where event_time >= timestamp '${tomorrow} 00:00:00')
  + (select count(*) from feedback where event_time >= timestamp '${tomorrow} 00:00:00')
  + (select count(*) from changes where event_time >= timestamp '${tomorrow} 00:00:00')
