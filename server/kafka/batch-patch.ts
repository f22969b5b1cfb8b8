import Batch from 'kafkajs/src/consumer/batch.js';
import { installedRelease, isPatchedRelease } from './kafkajs-release';

/** What the patch needs of kafkajs's batch. */
export type BatchPrototype = {
  rawMessages: readonly unknown[];
  isEmpty(): boolean;
  isEmptyDueToFiltering(): boolean;
};

/**
 * kafkajs passes over a batch of which nothing is left (aborted transactions, control records, compaction) without
 * telling: the next one then looks as if something were missing. This hands it to the handler, without messages. False,
 * and nothing changed, with any other release.
 */
export function patchBatch(release = installedRelease(), prototype = Batch.prototype): boolean {
  if (!isPatchedRelease(release)) return false;
  prototype.isEmpty = hasNothing;
  prototype.isEmptyDueToFiltering = () => false;
  return true;
}

function hasNothing(this: BatchPrototype): boolean {
  return this.rawMessages.length === 0;
}
