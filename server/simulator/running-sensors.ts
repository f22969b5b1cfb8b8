import type { Clock, Log, ReadingSink } from '#server/ports';
import { createDelivery, type Delivery } from './delivery';
import { startRounds } from './rounds';
import type { InventedSensor } from './sensor-model';

/** Sensors that are measuring now. */
export type RunningSensors = {
  /** Resolves with their ids once no reading of theirs is under way. */
  stop(): Promise<readonly string[]>;
  counts: Delivery['counts'];
};

export type RunningSensorsOptions = {
  sensors: readonly InventedSensor[];
  /** Time between two readings of one sensor. */
  periodMs: number;
  sink: ReadingSink;
  clock: Clock;
  log: Log;
};

/** Lets each sensor send one reading in a period, their turns spread evenly over it. */
export function startSensors({ sensors, periodMs, sink, clock, log }: RunningSensorsOptions): RunningSensors {
  const delivery = createDelivery({ sink, clock, log });
  const stopRounds = startRounds({ clock, count: sensors.length, periodMs }, (indexes) => {
    const localHour = toLocalHour(clock.nowMs());
    const due = indexes.flatMap((index) => sensors[index] ?? []);
    // No time of measurement: the log's own is the same moment, and sound when the wall clock is not.
    delivery.send(
      due.map((sensor) => ({
        sensorId: sensor.sensorId,
        celsius: sensor.measure(periodMs, localHour),
        measuredAtMs: null,
      })),
    );
  });
  return {
    async stop() {
      stopRounds();
      await delivery.settled();
      return sensors.map((sensor) => sensor.sensorId);
    },
    counts: delivery.counts,
  };
}

function toLocalHour(atMs: number): number {
  const at = new Date(atMs);
  return at.getHours() + at.getMinutes() / 60 + at.getSeconds() / 3600;
}
