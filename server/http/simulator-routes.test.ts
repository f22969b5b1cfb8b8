import { expect, test } from 'vitest';
import type { SimulatorMode } from '#protocol/simulator';
import type { Simulator } from '#server/ports';
import { buildHttpParts } from '#server/testing/http-parts';
import { createApi } from './create-api';

const URL = '/api/simulator';

function build() {
  let mode: SimulatorMode = 'demo';
  const simulator: Simulator = {
    rehearsals: () => ({ rehearsals: [], offers: [] }),
    rehearse: () => 'started',
    endRehearsals: () => undefined,
    mode: () => mode,
    async setMode(next) {
      mode = next;
      return ['boiler room'];
    },
    stop: async () => undefined,
  };
  const parts = buildHttpParts({ simulator });
  parts.hear('boiler room', 60);
  parts.hear('a real one', 5);
  return { parts, api: createApi(parts) };
}

test('[HT15] it tells which run', async () => {
  expect((await build().api.inject(URL)).json()).toEqual({ mode: 'demo' });
});

test('[HT15] those that were stopped leave the board, others stay', async () => {
  const { api, parts } = build();
  const answer = await api.inject({ method: 'PUT', url: URL, body: { mode: 'off' } });
  expect(answer.json()).toEqual({ mode: 'off' });
  expect(parts.board.sensors().map(({ sensorId }) => sensorId)).toEqual(['a real one']);
});

test('[HT25] while nothing can be stored none is stopped: 503', async () => {
  const { api, parts } = build();
  parts.feedNow.store = { database: 'own', state: 'failing', reason: 'unreachable' };
  const answer = await api.inject({ method: 'PUT', url: URL, body: { mode: 'off' } });
  expect([answer.statusCode, answer.json().detail]).toEqual([503, expect.stringContaining('nothing was changed')]);
  expect((await api.inject(URL)).json()).toEqual({ mode: 'demo' });
});

test('[HT25] those that cannot leave because storing just ended are told of', async () => {
  const { api, parts } = build();
  parts.storage.works = false;
  const answer = await api.inject({ method: 'PUT', url: URL, body: { mode: 'off' } });
  expect([answer.statusCode, answer.json().detail]).toEqual([503, expect.stringContaining('stay on the board')]);
});

test('[HT4] an unknown mode is a 400 that names it', async () => {
  const answer = await build().api.inject({ method: 'PUT', url: URL, body: { mode: 'chaos' } });
  expect(answer.json().errors).toEqual([{ field: 'mode', message: 'must be off or article or demo' }]);
});

test('[HT15] where there are none it is a 409', async () => {
  const api = createApi(buildHttpParts());
  const put = { method: 'PUT', url: URL, body: { mode: 'off' } } as const;
  expect((await api.inject(URL)).statusCode).toBe(409);
  expect((await api.inject(put)).statusCode).toBe(409);
});
