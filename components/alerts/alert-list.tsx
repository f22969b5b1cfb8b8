'use client';

import { useCommand } from '../acting/use-command';
import { AlertMark } from '../attention/alert-mark';
import { AlertButtons } from './alert-buttons';
import styles from './alert-list.module.css';
import type { AlertRow } from './alert-rows';
import { AlertWords } from './alert-words';
import type { RowsHeld } from './use-held-rows';
import { useRowNote } from './use-row-note';

/** `isWhole`: with all there is to say, however long. */
type AlertListProps = { rows: readonly AlertRow[]; held: RowsHeld; nowMs: number; isWhole?: boolean };

/** Rows with what one can do about each. */
export function AlertList({ rows, held, nowMs, isWhole = false }: AlertListProps) {
  return (
    <ul className={styles.list} data-whole={isWhole}>
      {rows.map((row) => (
        <Row key={row.sensorId} row={row} held={held} nowMs={nowMs} />
      ))}
    </ul>
  );
}

function Row({ row, held, nowMs }: { row: AlertRow; held: RowsHeld; nowMs: number }) {
  const command = useCommand();
  const note = useRowNote(row, nowMs);
  // A sensor that comes and goes must not blink with each of its readings.
  const alert = row.isRepeating ? { ...row.alert, endedAtMs: null } : row.alert;
  return (
    <li className={styles.row} data-state={row.state} data-sensor-row={row.sensorId} data-keeps-focus>
      <AlertMark alert={alert} />
      <div className={styles.text}>
        <p className={styles.words}>
          <AlertWords row={row} nowMs={nowMs} />
        </p>
        {command.failure !== null ? (
          <p className={styles.note} role="alert">
            {command.failure}
          </p>
        ) : (
          note !== '' && (
            <p className={styles.note} title={note}>
              {note}
            </p>
          )
        )}
      </div>
      <AlertButtons row={row} held={held} nowMs={nowMs} command={command} />
    </li>
  );
}
