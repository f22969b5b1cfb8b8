/** What a person typed does not make sense; the message says what to correct. */
export class UsageError extends Error {
  readonly code = 'usage';
}
