import { expect, test } from 'vitest';
import { createMetrics, type Gauges } from './metrics';
import type { StoreSizes } from './store-sizes';

function build() {
  const now: Gauges = { sockets: 2, lagMessages: 7, alertsOpen: 1, sensors: 3, storing: true };
  const stored: { sizes: StoreSizes | null } = { sizes: { readings: 300, rollups: 20, other: 1 } };
  return { now, stored, metrics: createMetrics({ gauges: () => now, storeSizes: async () => stored.sizes }) };
}

test('[HT14] what happened is counted', async () => {
  const { metrics } = build();
  metrics.readings(5);
  metrics.rejection('not-json');
  metrics.frame(4, 0.02);
  metrics.stored({ waitedMs: 7 });
  const text = await metrics.text();
  expect(text).toContain('isotherm_readings_total 5');
  expect(text).toContain('isotherm_rejections_total{code="not-json"} 1');
  expect(text).toContain('isotherm_frames_total 1');
  expect(text).toContain('isotherm_deliveries_total 4');
  expect(text).toContain('isotherm_reading_to_frame_seconds_bucket{le="0.025"} 1');
  expect(text).toContain('isotherm_reading_to_stored_seconds_bucket{le="0.01"} 1');
});

test('[HT14] how things stand is asked for when it is read', async () => {
  const { metrics, now } = build();
  await metrics.text();
  now.sockets = 9;
  const text = await metrics.text();
  expect(text).toContain('isotherm_sockets 9');
  expect(text).toContain('isotherm_alerts_open 1');
  expect(text).toContain('isotherm_sensors 3');
  expect(text).toContain('nodejs_eventloop_lag_seconds');
});

test('[HT14] an unknown lag is no number', async () => {
  const { metrics, now } = build();
  expect(await metrics.text()).toContain('isotherm_lag_messages 7');
  now.lagMessages = null;
  expect(await metrics.text()).not.toMatch(/^isotherm_lag_messages \d/m);
});

test('[HT27] the store is told by whether it stores and by its bytes, which are absent while it is away', async () => {
  const { metrics, now, stored } = build();
  const text = await metrics.text();
  expect(text).toContain('isotherm_storing 1');
  expect(text).toContain('isotherm_store_bytes{part="readings"} 300');
  expect(text).toContain('isotherm_store_bytes{part="rollups"} 20');
  now.storing = false;
  stored.sizes = null;
  const away = await metrics.text();
  expect(away).toContain('isotherm_storing 0');
  expect(away).not.toMatch(/^isotherm_store_bytes\{/m);
});
