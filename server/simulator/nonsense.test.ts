import { expect, test } from 'vitest';
import { rejectionCodeSchema } from '#protocol/rejection';
import { parseReading } from '#server/domain/parse-reading';
import { createNonsense } from './nonsense';
import { createRandom } from './random';

const NOW_MS = 1_767_225_600_000;

test('[SM26] each broken message is refused, for every reason but the number of sensors', () => {
  for (let seed = 0; seed < 50; seed++) {
    const next = createNonsense(createRandom(seed));
    const codes = Array.from({ length: 9 }, () => {
      const { value } = next();
      const parsed = parseReading({ key: null, value, timestampMs: NOW_MS }, { sensorFromKey: true });
      return parsed.kind === 'rejection' ? parsed.code : parsed.kind;
    });
    expect(codes.sort()).toEqual(rejectionCodeSchema.options.filter((code) => code !== 'cardinality').sort());
  }
});
