import type { RehearsalKind, Rehearsals } from '#protocol/rehearsal';

/** One rehearsal that runs; `leftMs` null: until somebody ends it. */
export type Running = { sensorId: string | null; leftMs: number | null };

/** What can be rehearsed, with which sensors, and what of it runs. */
export type RehearseRow = { what: RehearsalKind; sensorIds: readonly string[]; running: readonly Running[] };

/** The panel's rows. What has run out meanwhile is left out, though the server was not asked again. */
export function rehearseRows({ offers, rehearsals }: Rehearsals, nowMs: number): RehearseRow[] {
  return offers.map(({ what, sensorIds }) => ({
    what,
    sensorIds,
    running: rehearsals
      .filter((rehearsal) => rehearsal.what === what)
      .map(({ sensorId, untilMs }) => ({ sensorId, leftMs: untilMs === null ? null : untilMs - nowMs }))
      .filter(({ leftMs }) => leftMs === null || leftMs > 0),
  }));
}

/** How many run. */
export function countRunning(rows: readonly RehearseRow[]): number {
  return rows.reduce((count, { running }) => count + running.length, 0);
}
