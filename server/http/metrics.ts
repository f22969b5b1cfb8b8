import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Meter } from '#server/ports';
import type { MetricsText } from './http-parts';
import type { StoreSizes } from './store-sizes';

/** What is asked for when /metrics is read. `lagMessages` is null where unknown. */
export type Gauges = {
  sockets: number;
  lagMessages: number | null;
  alertsOpen: number;
  sensors: number;
  storing: boolean;
};

/** `storeSizes` null: the database is away. */
export type MetricsOptions = { gauges: () => Gauges; storeSizes: () => Promise<StoreSizes | null> };

/** From one event-loop turn to a broker that was away: the promise is a second, so most of the steps lie below it. */
const READING_TO_FRAME_BUCKETS_SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Counts in a registry of its own; both options are called once for each reading of `text()`. */
export function createMetrics(options: MetricsOptions): Meter & MetricsText & { stored: StoredMeter } {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const showGauges = registerGauges(registry);
  const showSizes = registerSizes(registry);
  return {
    ...createMeter(registry),
    stored: createStoredMeter(registry),
    contentType: registry.contentType,
    async text() {
      showGauges(options.gauges());
      showSizes(await options.storeSizes());
      return await registry.metrics();
    },
  };
}

function createMeter(registry: Registry): Meter {
  const registers = [registry];
  const readings = new Counter({ name: 'isotherm_readings_total', help: 'Readings taken from the log.', registers });
  const rejections = new Counter({
    name: 'isotherm_rejections_total',
    help: 'Messages that were not readings, by reason.',
    labelNames: ['code'],
    registers,
  });
  const frames = new Counter({ name: 'isotherm_frames_total', help: 'Frames pushed to browsers.', registers });
  const deliveries = new Counter({
    name: 'isotherm_deliveries_total',
    help: 'Frames times the browsers each went to.',
    registers,
  });
  const delay = new Histogram({
    name: 'isotherm_reading_to_frame_seconds',
    help: 'From the oldest change in a frame to the frame.',
    buckets: READING_TO_FRAME_BUCKETS_SECONDS,
    registers,
  });
  return {
    readings: (count) => readings.inc(count),
    rejection: (code) => rejections.inc({ code }),
    frame(count, seconds) {
      frames.inc();
      deliveries.inc(count);
      delay.observe(seconds);
    },
  };
}

/** Told of each transaction: how long the oldest reading in it waited. */
export type StoredMeter = (batch: { waitedMs: number }) => void;

function createStoredMeter(registry: Registry): StoredMeter {
  const delay = new Histogram({
    name: 'isotherm_reading_to_stored_seconds',
    help: 'From the oldest reading of a transaction to its commit.',
    buckets: READING_TO_FRAME_BUCKETS_SECONDS,
    registers: [registry],
  });
  return ({ waitedMs }) => delay.observe(waitedMs / 1000);
}

function registerGauges(registry: Registry): (now: Gauges) => void {
  const registers = [registry];
  const sockets = new Gauge({ name: 'isotherm_sockets', help: 'Browsers connected.', registers });
  const lag = new Gauge({ name: 'isotherm_lag_messages', help: 'Messages in the log not yet handled.', registers });
  const alertsOpen = new Gauge({ name: 'isotherm_alerts_open', help: 'Alerts that have not ended.', registers });
  const sensors = new Gauge({ name: 'isotherm_sensors', help: 'Sensors on the board.', registers });
  const storing = new Gauge({ name: 'isotherm_storing', help: '1 while readings are stored.', registers });
  return (now) => {
    sockets.set(now.sockets);
    alertsOpen.set(now.alertsOpen);
    sensors.set(now.sensors);
    storing.set(now.storing ? 1 : 0);
    // An unknown lag is no sample at all: a zero would say that all is well.
    if (now.lagMessages === null) lag.remove();
    else lag.set(now.lagMessages);
  };
}

function registerSizes(registry: Registry): (sizes: StoreSizes | null) => void {
  const bytes = new Gauge({
    name: 'isotherm_store_bytes',
    help: 'Bytes of the database on disk.',
    labelNames: ['part'],
    registers: [registry],
  });
  return (sizes) => {
    bytes.reset();
    for (const [part, size] of Object.entries(sizes ?? {})) bytes.set({ part }, size);
  };
}
