/** 100 sensors at 1 Hz: the load that is replayed and stored, the same at every run. */
export const LOAD = { sensors: 100, intervalMs: 1000 };

/** Reading `index` of the load whose last one, of `count`, was just measured at `endMs`; sensors take turns. */
export function loadReading(index: number, { count, endMs }: { count: number; endMs: number }) {
  const round = Math.floor(index / LOAD.sensors);
  const rounds = Math.ceil(count / LOAD.sensors);
  return {
    sensorId: `sensor-${index % LOAD.sensors}`,
    celsius: celsiusAt(round, index % LOAD.sensors),
    measuredAtMs: endMs - (rounds - round) * LOAD.intervalMs,
  };
}

// A slow wave with a little noise. Each sensor is above 40 °C for some minutes an hour, so that alerts are part of it.
function celsiusAt(round: number, sensor: number): number {
  const wave = Math.sin(round / 573 + sensor) * 15;
  const noise = ((round * 7919 + sensor * 104_729) % 100) / 100;
  return Math.round((25.5 + wave + noise) * 100) / 100;
}
