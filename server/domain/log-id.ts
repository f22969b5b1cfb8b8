/**
 * The name of a log that was made again under the same name: its records are others, so its id must be another too.
 * `kafka-x` → `kafka-x.1` → `kafka-x.2`; safe in a URL.
 */
export function nextIncarnation(logId: string): string {
  const { name, incarnation } = splitLogId(logId);
  return joinLogId({ name, incarnation: incarnation + 1 });
}

/** A log's lasting name and how often it was made again. */
export function splitLogId(logId: string): { name: string; incarnation: number } {
  const dot = logId.lastIndexOf('.');
  const incarnation = dot === -1 ? '' : logId.slice(dot + 1);
  return /^\d+$/.test(incarnation)
    ? { name: logId.slice(0, dot), incarnation: Number(incarnation) }
    : { name: logId, incarnation: 0 };
}

export function joinLogId({ name, incarnation }: { name: string; incarnation: number }): string {
  return incarnation === 0 ? name : `${name}.${incarnation}`;
}
