import type { Problem } from '#protocol/problem';
import { asking } from '../acting/acting';
import { ownName } from '../acting/own-name';

/**
 * What a command came to. `problem` is null where no server answered, or something else did in its place.
 * `isCancelled`: its person thought better of it when they were asked who they are, and nothing was sent.
 */
export type CommandResult<T> =
  | { ok: true; value: T; etag: string | null }
  | { ok: false; problem: Problem | null; isCancelled?: true };

export type RequestOptions = {
  method: 'GET' | 'PUT' | 'PATCH' | 'POST' | 'DELETE';
  body?: unknown;
  ifMatch?: string | null;
  signal?: AbortSignal;
};

/** A person waits for this; longer, and they have pressed again. */
const TIMEOUT_MS = 10_000;

/** A command that is kept with who gave it: its person is asked for their name the first time. Never rejects. */
export async function command<T>(path: string, options: RequestOptions): Promise<CommandResult<T>> {
  if (await asking.settled()) return request(path, options);
  return { ok: false, problem: null, isCancelled: true };
}

/** One call of the REST API of this page's own origin. Never rejects. */
export async function request<T>(path: string, options: RequestOptions): Promise<CommandResult<T>> {
  try {
    const response = await fetch(path, { ...init(options), signal: patience(options.signal) });
    if (!response.ok) return { ok: false, problem: await problemOf(response) };
    const value = (response.status === 204 ? null : await response.json()) as T;
    return { ok: true, value, etag: response.headers.get('etag') };
  } catch {
    return { ok: false, problem: null };
  }
}

function patience(signal?: AbortSignal): AbortSignal {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  return signal ? AbortSignal.any([signal, timeout]) : timeout;
}

function init({ method, body, ifMatch }: RequestOptions): RequestInit {
  const headers: Record<string, string> = {};
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (ifMatch) headers['if-match'] = ifMatch;
  const by = method === 'GET' ? null : ownName();
  // Headers are Latin-1; names are not.
  if (by !== null) headers['isotherm-by'] = encodeURIComponent(by);
  return { method, headers, cache: 'no-store', body: body === undefined ? undefined : JSON.stringify(body) };
}

async function problemOf(response: Response): Promise<Problem | null> {
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json');
  return isProblem ? ((await response.json()) as Problem) : null;
}
