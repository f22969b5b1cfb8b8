import type { Client } from 'pg';
import { MIGRATIONS } from '#server/testing/store-database';
import { migrateUntil } from '../backup/migrate-until';

/** When the migration of the first version was made. */
const FIRST_MIGRATION = 1_795_530_804_902;

// Limits of all sensors set twice, of the boiler set, set again and given up, of the freezer set; one alert that is
// over and one that is not, by limits as they were then.
const FILL = `
  INSERT INTO log_partitions (log_name, incarnation, partition, next_offset) VALUES ('log', 0, 0, 3);
  INSERT INTO sensors (sensor_key, sensor_id, n, on_board, measured_at_ms, celsius, partition_key, log_offset) VALUES
    (1, 'boiler', 2, true, 5000, 41, 1, 2), (2, '冷库', 1, true, 4000, -18, 1, 1);
  INSERT INTO readings_imported (n, measured_at_ms, log_offset, celsius, average, sensor_key, partition_key, stored_on)
    VALUES (1, 1000, 0, 45, NULL, 1, 1, '1999-01-01'), (2, 5000, 2, 41, NULL, 1, 1, '1999-01-01'),
      (1, 4000, 1, -18, NULL, 2, 1, '1999-01-01');
  INSERT INTO alerts (id, sensor_key, kind, severity, threshold_celsius, opened_at_ms, opened_celsius, peak_celsius,
      readings, ended_at_ms, end_reason, told_at_ms) VALUES
    ('over', 1, 'high', 'critical', 40, 1000, 45, 45.5, 3, 2000, 'back', 2001),
    ('open', 1, 'high', 'critical', 40.1, 5000, 41, 41, 1, NULL, NULL, 5001);
  INSERT INTO threshold_changes (version, sensor_key, is_own, high, low, was_own, from_high, from_low, changed_at_ms,
      changed_by) VALUES
    (1, NULL, true, 40, NULL, false, NULL, NULL, NULL, NULL),
    (2, 1, true, 30, 1, false, NULL, NULL, 100, 'ana'),
    (3, NULL, true, 40.1, NULL, true, 40, NULL, 200, NULL),
    (4, 2, true, NULL, -25.5, false, NULL, NULL, 300, 'bea'),
    (5, 1, true, 31, NULL, true, 30, 1, 400, 'ana'),
    (6, 1, false, NULL, NULL, true, 31, NULL, 500, 'cid');
  UPDATE writer SET epoch = 3, batch = 7;`;

/** Brings an empty database to the tables of the first version, with something in each that later versions changed. */
export async function fillFirstVersion(client: Client): Promise<void> {
  await migrateUntil(client, { migrations: MIGRATIONS, newest: FIRST_MIGRATION });
  await client.query(FILL);
}
