import type { Delivery } from '#protocol/channel';

/** A message that was not told yet. */
export type Waiting = Pick<Delivery, 'deliveryId' | 'what' | 'alertIds' | 'createdAtMs' | 'attempts'> & {
  /** Rises in the order in which things happened. */
  key: number;
  stepIds: number[];
  state: 'waiting' | 'held';
  nextAttemptAtMs: number;
};
