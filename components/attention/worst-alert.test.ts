import { expect, it } from 'vitest';
import { buildRinging, NOW_MS } from './testing/build-ringing';
import { worstAlert } from './worst-alert';

it('[PG244] a tab tells of nothing while no alert is open', () => {
  expect(worstAlert([buildRinging({ endedAtMs: NOW_MS, endReason: 'back' })], NOW_MS)).toBeNull();
});

it('[PG244] it tells how many are open, and the worst of those that ring', () => {
  const acknowledged = buildRinging({ id: 'known', acknowledgedAtMs: NOW_MS });
  const warning = buildRinging({ id: 'warning', severity: 'warning' });
  expect(worstAlert([acknowledged, warning], NOW_MS)).toMatchObject({
    alert: { id: 'warning' },
    count: 2,
    isRinging: true,
  });
});

it('[PG244] it still tells of one that somebody has, as one that rings no more', () => {
  const acknowledged = buildRinging({ id: 'known', acknowledgedAtMs: NOW_MS });
  expect(worstAlert([acknowledged], NOW_MS)).toMatchObject({ alert: { id: 'known' }, count: 1, isRinging: false });
});
