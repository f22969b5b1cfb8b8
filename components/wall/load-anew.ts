import { type CommandResult, request } from '../live/request';

const KEY = 'isotherm.wall.reloadedAtMs';

/** True while a server answers: without one the browser would show its own error page, from which nothing comes back. */
export async function isServerThere(): Promise<boolean> {
  const health: CommandResult<unknown> = await request('/healthz', { method: 'GET' });
  return health.ok;
}

/** Loads this page anew, and remembers when. */
export function loadAnew(): void {
  sessionStorage.setItem(KEY, String(Date.now()));
  location.reload();
}

/** How long ago this tab last loaded itself anew, in ms; infinite where it never did. */
export function sinceReloadMs(): number {
  const atMs = Number(sessionStorage.getItem(KEY) ?? Number.NaN);
  return Number.isFinite(atMs) ? Math.abs(Date.now() - atMs) : Number.POSITIVE_INFINITY;
}
