-- The table that db-scheduler works on; its names and columns are the library's.
CREATE TABLE scheduled_tasks (
  task_name ${text} NOT NULL,
  task_instance ${text} NOT NULL,
  task_data ${blob},
  execution_time ${timestamp},
  picked ${boolean} NOT NULL,
  picked_by ${text},
  last_success ${timestamp},
  last_failure ${timestamp},
  consecutive_failures integer,
  last_heartbeat ${timestamp},
  version bigint NOT NULL,
  priority smallint,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_execution ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_heartbeat ON scheduled_tasks (last_heartbeat);
