import type { EndRehearsals, Rehearsals, Rehearse } from '#protocol/rehearsal';
import { type CommandResult, request } from './request';

const PATH = '/api/simulator/rehearsals';

/** What is rehearsed with the invented sensors, and what can be. */
export function readRehearsals(signal?: AbortSignal): Promise<CommandResult<Rehearsals>> {
  return request(PATH, { method: 'GET', signal });
}

/** Lets something go wrong; resolves with all that is rehearsed then. */
export function startRehearsal(wish: Rehearse): Promise<CommandResult<Rehearsals>> {
  return request(PATH, { method: 'POST', body: wish });
}

/** Ends what is all of `which`; with nothing said, everything. */
export function endRehearsals(which: EndRehearsals): Promise<CommandResult<Rehearsals>> {
  return request(`${PATH}?${new URLSearchParams(which)}`, { method: 'DELETE' });
}
