import type { Alert } from '#protocol/alert';
import type { Delivery } from '#protocol/channel';

/** What one step of an alert is to somebody who is told. */
export type StepKind = Extract<Delivery['what'], 'opened' | 'ended' | 'rang-again'>;

/** What people call a sensor, and what they wrote down to do. */
export type SensorWords = { name: string; group: string | null; place: string | null; note: string };

/** An alert as it is now, with its sensor's words and its last reading, null where there is none. */
export type News = { alert: Alert; sensor: SensorWords; lastCelsius: number | null };

/** A message as every channel sends it. `news` is empty for a test. */
export type Message = {
  deliveryId: string;
  what: Delivery['what'];
  title: string;
  text: string;
  /** Leads to the alert; null where no address of ours is known outside. */
  url: string | null;
  news: readonly News[];
};
