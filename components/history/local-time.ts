/** A time as a date and time field has it, in the viewer's zone: `2026-04-09T14:02`. */
export function localText(atMs: number): string {
  const at = new Date(atMs);
  const two = (value: number) => `${value}`.padStart(2, '0');
  const date = `${`${at.getFullYear()}`.padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${date}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** What stands in such a field, epoch ms; NaN for nothing. */
export function localMs(text: string): number {
  return new Date(text).getTime();
}

/** When the day of this time began in the viewer's zone, epoch ms. */
export function midnightMs(atMs: number): number {
  return new Date(atMs).setHours(0, 0, 0, 0);
}
