import { describe, expect, it } from 'vitest';
import { spreadLabels } from './spread-labels';

const room = { heightPx: 10, top: 0, bottom: 100 };

describe('letters on lines', () => {
  it('[PG432] stand where they belong while there is room', () => {
    expect(spreadLabels([50, 20, 80], room)).toEqual([50, 20, 80]);
  });

  it('[PG432] give way to each other and stay on the plot', () => {
    expect(spreadLabels([50, 52, 51], room)).toEqual([50, 70, 60]);
    expect(spreadLabels([99, 98], room)).toEqual([95, 85]);
    expect(spreadLabels([-5, 1], room)).toEqual([5, 15]);
  });
});
