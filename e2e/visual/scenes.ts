import { type APIRequestContext, expect, type Page } from '@playwright/test';
import type { Alert } from '#protocol/alert';
import { MINUTE_MS, SECOND_MS } from '../past';
import { calmValues, HOUSE_SETTINGS } from './house';
import type { StillProduct } from './still-product';

/** What a scene is made with. */
type Stage = { product: StillProduct; api: APIRequestContext };

/** What is looked at in a scene. */
export type View = {
  /** Where it stands. */
  path: string;
  /** Resolves once the page shows it whole. */
  settle(page: Page): Promise<void>;
  /** The server ends once all of it is shown, and the page says so. */
  isOffline?: boolean;
};

/** A state of the server, and what is looked at in it, in this order. */
export type Scene = {
  env?: Record<string, string>;
  /** Brings the server there. */
  prepare(stage: Stage): Promise<Record<string, View>>;
};

const STEP_MS = 5 * SECOND_MS;
/** What the live chart spans at this rhythm. */
const STEPS = 66;

const HOT_STEPS = 38;

/** Values of a step that differ from a calm one; null: not heard. */
type Trouble = (step: number) => Record<string, number | null>;

const noTrouble: Trouble = () => ({});

/** One is too hot, one too hot and seen by Ana, one warm, and one was too hot and nobody saw it. */
const alarmed: Trouble = (step) => {
  const since = step - (STEPS - HOT_STEPS);
  if (since < 0) return {};
  const rise = (from: number, to: number) => Math.round((from + (to - from) * Math.min(1, since / 24)) * 100) / 100;
  return {
    'Boiler room': rise(35, 43.2),
    Freezer: rise(-17, -11.6),
    'Server room': rise(24.5, 28.4),
    ...(since > 4 && since < 20 ? { 'Vaccine fridge': 8.6 } : {}),
  };
};

/** One fell silent, one sends what its kind sends when its wire is broken. */
const failing: Trouble = (step) => ({
  ...(step > STEPS - 50 ? { Greenhouse: null } : {}),
  ...(step > STEPS - 6 ? { 'Brewing vessel': -127 } : {}),
});

async function play({ product, api }: Stage, trouble: Trouble): Promise<void> {
  await expect.poll(async () => (await api.get('/readyz')).status()).toBe(200);
  for (let step = 0; step < STEPS; step++) {
    await product.pass(STEP_MS);
    const values = new Map<string, number | null>([...calmValues(step), ...Object.entries(trouble(step))]);
    const readings = [...values].flatMap(([sensorId, temperature]) =>
      temperature === null ? [] : [{ sensorId, temperature }],
    );
    await taken(api.post('/api/readings', { data: readings }));
    if (step === 0) await taken(api.patch('/api/settings', { data: { changes: HOUSE_SETTINGS } }));
  }
  await product.pass(2 * SECOND_MS);
}

async function taken(asked: ReturnType<APIRequestContext['post']>): Promise<void> {
  const answer = await asked;
  expect(answer.ok(), await answer.text()).toBe(true);
}

async function alertOf({ api }: Stage, sensorId: string): Promise<Alert> {
  const listed = async () => {
    const { alerts }: { alerts: Alert[] } = await (await api.get('/api/alerts?state=open')).json();
    return alerts.find((alert) => alert.sensorId === sensorId);
  };
  await expect.poll(listed, `an alert of ${sensorId}`).toBeDefined();
  return (await listed())!;
}

async function playAlarmed(stage: Stage): Promise<Alert> {
  await play(stage, alarmed);
  const freezer = await alertOf(stage, 'Freezer');
  const headers = { 'isotherm-by': 'Ana' };
  await taken(stage.api.post(`/api/alerts/${encodeURIComponent(freezer.id)}/acknowledge`, { data: {}, headers }));
  await stage.product.pass(MINUTE_MS / 4);
  return freezer;
}

const tile = (page: Page, sensorId: string) => page.locator(`[data-sensor="${sensorId}"]`);

async function boardSettled(page: Page): Promise<void> {
  const figure = page.getByRole('figure');
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.locator('[data-trace=average]')).toHaveAttribute('d', /./);
  // Told by the history, all at once.
  await expect(page.getByText(/^(min|最低) /).first()).toBeVisible();
  await page.evaluate(() => scrollTo(0, 0));
}

export async function offlineSettled(page: Page): Promise<void> {
  await expect(page.getByTestId('feed-state')).toHaveText(/Offline since|起离线/);
}

const board = (query: string): View => ({ path: `/?sensor=${query}`, settle: boardSettled });

/** By name; together with their views the states that a person meets. */
export const SCENES: Record<string, Scene> = {
  calm: {
    async prepare(stage) {
      await play(stage, noTrouble);
      return {
        calm: board('Fridge'),
        comparing: {
          path: '/?sensor=Fridge&with=Vaccine%20fridge',
          async settle(page) {
            await boardSettled(page);
            await page.getByRole('figure').scrollIntoViewIfNeeded();
          },
        },
        offline: { ...board('Fridge'), isOffline: true },
      };
    },
  },
  alarmed: {
    async prepare(stage) {
      const { id } = await playAlarmed(stage);
      const hasFigure = (page: Page) =>
        expect(page.getByRole('figure').locator('[data-trace=reading]')).toHaveAttribute('d', /./);
      const hasPlaces = (page: Page) => expect(tile(page, 'Vaccine fridge')).toBeVisible();
      const hasBackTest = (page: Page) => expect(page.getByText(/^(Last|过去) 24 /)).toBeVisible();
      return {
        alarmed: board('Boiler%20room'),
        alert: { path: `/alerts/${encodeURIComponent(id)}`, settle: hasFigure },
        setup: { path: '/setup?sensor=Freezer', settle: hasBackTest },
        wall: { path: '/wall', settle: hasPlaces },
      };
    },
  },
  failing: {
    async prepare(stage) {
      await play(stage, failing);
      await alertOf(stage, 'Greenhouse');
      return { failing: board('Greenhouse') };
    },
  },
  empty: {
    // Nothing listens on the port that throws everything away.
    env: { KAFKA_BROKERS: '127.0.0.1:9' },
    async prepare() {
      // What is stored is loaded once the broker has not answered for five seconds.
      const hasSteps = (page: Page) =>
        expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible({ timeout: 30_000 });
      return { empty: { path: '/', settle: hasSteps } };
    },
  },
};
