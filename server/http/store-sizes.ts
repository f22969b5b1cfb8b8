import type { Clock } from '#server/ports';
import type { StoredHistory } from '#server/store-port';
import { createPatientAnswer } from './patient-answer';

export type StoreSizes = Awaited<ReturnType<StoredHistory['sizes']>>;

/** The sizes of the database, asked for at most once a minute; null while it does not answer. */
export function createStoreSizes({ history, clock }: { history: Pick<StoredHistory, 'sizes'>; clock: Clock }) {
  return createPatientAnswer({ ask: () => history.sizes(), clock });
}
