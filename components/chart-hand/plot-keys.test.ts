import { describe, expect, it } from 'vitest';
import { pageDeed, plotDeed } from './plot-keys';

const pressed = (key: string, parts = {}) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...parts,
});

describe('the keys of the chart', () => {
  it('[PG305] move it, zoom it and bring it back', () => {
    expect(plotDeed(pressed('ArrowLeft'))).toEqual({ kind: 'pan', part: -0.1 });
    expect(plotDeed(pressed('ArrowRight', { shiftKey: true }))).toEqual({ kind: 'select', part: 0.02 });
    expect(plotDeed(pressed('+', { shiftKey: true }))).toMatchObject({ kind: 'zoom' });
    expect([pressed('Home'), pressed('End')].map(plotDeed)).toEqual([{ kind: 'live' }, { kind: 'live' }]);
  });

  it('[PG305] leave the browser its own', () => {
    expect(plotDeed(pressed('ArrowLeft', { altKey: true }))).toBeNull();
    expect(plotDeed(pressed('+', { ctrlKey: true }))).toBeNull();
    expect([pressed('Tab'), pressed('PageDown'), pressed('ArrowUp')].map(plotDeed)).toEqual([null, null, null]);
    expect(pageDeed(pressed('l', { ctrlKey: true }), true)).toBeNull();
  });

  it('[PG305] letters work anywhere, or on the chart alone for whoever wants that', () => {
    expect([' ', '?', 'l', 'x'].map((key) => pageDeed(pressed(key), true))).toEqual(['pause', 'keys', 'live', null]);
    expect([' ', '?', 'l'].map((key) => pageDeed(pressed(key), false))).toEqual(['pause', null, null]);
  });
});
