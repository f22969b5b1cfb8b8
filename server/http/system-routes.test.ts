import { expect, test } from 'vitest';
import { buildHttpParts } from '#server/testing/http-parts';
import { createApi } from './create-api';

test('[HT42] the process says how it is doing, with the lag of each partition where it is known', async () => {
  const parts = buildHttpParts();
  parts.system = {
    ...parts.system,
    socketCount: () => 3,
    partitions: () => [
      { partition: 0, isOurs: true, nextOffset: 90, endOffset: 100 },
      { partition: 1, isOurs: true, nextOffset: 9, endOffset: null },
      { partition: 2, isOurs: false, nextOffset: null, endOffset: 50 },
      // Written just now, and not seen by whoever looks at the end.
      { partition: 3, isOurs: true, nextOffset: 12, endOffset: 11 },
    ],
  };
  const system = (await createApi(parts).inject('/api/system')).json();
  expect(system.partitions.map(({ lagMessages }: { lagMessages: number | null }) => lagMessages)).toEqual([
    10,
    null,
    null,
    0,
  ]);
  expect(system).toMatchObject({
    sockets: 3,
    sensors: 0,
    versions: { isotherm: expect.stringMatching(/^\d+\.\d+\.\d+/), node: process.versions.node, database: null },
    feed: { source: 'embedded' },
    storeBytes: null,
  });
  expect(system.memory.heapUsedBytes).toBeGreaterThan(1_000_000);
});
