import type { SettingsChange } from '#protocol/settings';
import { MINUTE_MS } from '../past';

/** A sensor of the house whose pictures are taken: what is set for it, and what it says when all is well. */
type Room = { patch: SettingsChange['patch']; celsius: number; swing: number };

const ROOMS: Record<string, Room> = {
  'Boiler room': { patch: {}, celsius: 34, swing: 1.2 },
  'Brewing vessel': {
    patch: { limits: { high: 24, low: 16 }, fault: { errorValues: [85, -127], stuckAfterMs: null } },
    celsius: 19.4,
    swing: 0.3,
  },
  Freezer: { patch: { limits: { high: -15, low: null }, group: 'Kitchen' }, celsius: -18.3, swing: 0.7 },
  Fridge: { patch: { limits: { high: 8, low: 0 }, group: 'Kitchen' }, celsius: 4.2, swing: 0.9 },
  Greenhouse: {
    patch: { limits: { high: 35, low: 12 }, noData: { isOn: true, afterMs: 2 * MINUTE_MS } },
    celsius: 23.1,
    swing: 0.6,
  },
  'Server room': {
    patch: { limits: { high: 32, low: null }, warning: { high: 27, low: null } },
    celsius: 24,
    swing: 0.5,
  },
  'Vaccine fridge': { patch: { limits: { high: 8, low: 2 } }, celsius: 5, swing: 0.4 },
};

export type HouseSensor = keyof typeof ROOMS;

/** What is set for the house before anything is measured. */
export const HOUSE_SETTINGS: SettingsChange[] = Object.entries(ROOMS).map(([id, { patch }]) => ({
  scope: 'sensor',
  id,
  patch,
}));

/** What each sensor says at a step of time when all is well; no two runs and no two machines differ in it. */
export function calmValues(step: number): Map<string, number> {
  return new Map(
    Object.entries(ROOMS).map(([sensorId, { celsius, swing }], place) => {
      const wave = Math.sin(step / 7 + place) + 0.4 * Math.sin(step * 1.3 + 2 * place);
      return [sensorId, Math.round((celsius + swing * wave) * 100) / 100];
    }),
  );
}
