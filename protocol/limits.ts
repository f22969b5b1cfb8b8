/** Absolute zero, in °C: nothing measured can be below it. */
export const MIN_CELSIUS = -273.15;

/** Above any thermocouple in use; a larger number is a broken message, not a temperature. In °C. */
export const MAX_CELSIUS = 10_000;

/** Largest Kafka value that is looked at; a reading needs about 80 bytes. In bytes. */
export const MAX_READING_BYTES = 4096;

/** 2000-01-01T00:00:00Z in epoch ms: earlier timestamps are clocks that were never set. */
export const MIN_MEASURED_AT_MS = 946_684_800_000;

/** How far a sensor's clock may run ahead of the log's. In ms. */
export const MAX_CLOCK_LEAD_MS = 5 * 60_000;

/** Most readings in one POST /api/readings. */
export const MAX_READINGS_PER_POST = 1000;

/** The sensor of a reading that names none. */
export const DEFAULT_SENSOR_ID = 'default';
