import { expect, test } from 'vitest';
import { TEMPLATES } from '#protocol/templates';
import { buildHttpParts } from '#server/testing/http-parts';
import { createApi } from './create-api';

async function templates() {
  const answer = await createApi(buildHttpParts()).inject('/api/templates');
  expect(answer.statusCode).toBe(200);
  return answer.json().templates as {
    id: string;
    rules: object;
    figures: { figure: string; value: unknown; sources: { publisher: string }[] }[];
  }[];
}

test('[HT36] templates are told as the page offers them, in its order', async () => {
  expect((await templates()).map(({ id, rules }) => ({ id, rules }))).toEqual(
    TEMPLATES.map(({ id, rules }) => ({ id, rules })),
  );
});

test('[HT36] each figure with who says so; nobody is our choice', async () => {
  const vaccine = (await templates()).find(({ id }) => id === 'vaccine-fridge');
  const told = vaccine?.figures.map(({ figure, value, sources }) => [
    figure,
    value,
    sources.map((one) => one.publisher),
  ]);
  expect(told).toContainEqual(['limits.high', 8, ['CDC']]);
  expect(told).toContainEqual(['fault.errorValues', [85, -127], ['Analog Devices (Maxim)', 'Miles Burton']]);
  expect(told).toContainEqual(['lastingMs', 600_000, []]);
  expect(told?.map(([figure]) => figure)).not.toContain('warning.high');
});

test('[HT36] its rules can be sent as they are', async () => {
  const parts = buildHttpParts();
  const api = createApi(parts);
  for (const { rules } of await templates()) {
    const payload = { changes: [{ scope: 'all', patch: rules }] };
    expect((await api.inject({ method: 'PATCH', url: '/api/settings', payload })).statusCode).toBe(200);
  }
});
