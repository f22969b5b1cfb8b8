export type DurationUnit = 'seconds' | 'minutes' | 'hours' | 'days';

/** A length of time as people say it: the largest unit, and for hours the minutes beside it. Never negative. */
export function durationParts(ms: number): { unit: DurationUnit; count: number; minutes: number } {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (seconds < 60) return { unit: 'seconds', count: seconds, minutes: 0 };
  if (minutes < 60) return { unit: 'minutes', count: minutes, minutes: 0 };
  if (hours < 48) return { unit: 'hours', count: hours, minutes: minutes % 60 };
  return { unit: 'days', count: Math.floor(hours / 24), minutes: 0 };
}
