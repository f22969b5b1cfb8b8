import type { Clock, Log, ProducedReading, RawMessage, RawSink, ReadingSink } from '#server/ports';
import { createDelivery, type Delivery } from './delivery';
import { startRounds } from './rounds';
import type { TroubledSensor } from './troubled-sensor';

/** Sensors that are measuring now. */
export type RunningSensors = {
  /** Resolves with their ids once no reading of theirs is under way. */
  stop(): Promise<readonly string[]>;
  counts: Delivery['counts'];
};

export type RunningSensorsOptions = {
  sensors: readonly TroubledSensor[];
  /** What else goes to the log with so many turns of sensors. */
  rain?: (turns: number) => readonly RawMessage[];
  /** Time between two readings of one sensor. */
  periodMs: number;
  sink: ReadingSink & RawSink;
  clock: Clock;
  log: Log;
};

/** Lets each sensor send one reading in a period, their turns spread evenly over it. */
export function startSensors(options: RunningSensorsOptions): RunningSensors {
  const { sensors, rain, periodMs, sink, clock, log } = options;
  const delivery = createDelivery({ sink, clock, log });
  const stopRounds = startRounds({ clock, count: sensors.length, periodMs }, (indexes) => {
    const localHour = toLocalHour(clock.nowMs());
    const due = indexes.flatMap((index) => sensors[index] ?? []);
    delivery.send(due.flatMap((sensor) => readingOf(sensor, { periodMs, localHour })));
    if (rain !== undefined) delivery.sendRaw(rain(due.length));
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

function readingOf(
  { sensorId, measure }: TroubledSensor,
  { periodMs, localHour }: { periodMs: number; localHour: number },
): ProducedReading[] {
  const celsius = measure(periodMs, localHour);
  // No time of measurement: the log's own is the same moment, and sound when the wall clock is not.
  return celsius === null ? [] : [{ sensorId, celsius, measuredAtMs: null }];
}

function toLocalHour(atMs: number): number {
  const at = new Date(atMs);
  return at.getHours() + at.getMinutes() / 60 + at.getSeconds() / 3600;
}
