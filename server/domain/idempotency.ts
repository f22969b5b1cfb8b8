/** Header of a record that was posted under a key: the key, a slash, and its place among those posted with it. */
export const IDEMPOTENCY_HEADER = 'isotherm-idempotency-key';

/** How long a repetition is still known for one. */
export const IDEMPOTENCY_MS = 24 * 3_600_000;
