import { describe, expect, it } from 'vitest';
import type { RulesPatch } from '#protocol/alert-rules';
import { happens } from '#server/testing/alert-board';

const MINUTE = 60_000;
const lasting: RulesPatch = { lastingMs: MINUTE };
const stayBack: RulesPatch = { stayBackMs: MINUTE };
const average: RulesPatch = { judgedOn: 'average' };
const exposure: RulesPatch = {
  limits: { high: null, low: null },
  exposure: { high: 8, low: 2, totalMs: 5 * MINUTE },
};

type Row = [title: string, rules: RulesPatch, history: string, ...expected: string[]];

/** `50@0`: 50 °C at second 0; `50@60(30)`: heard at 60, measured at 30; `tick@90`: time passes. Beyond is over 40 °C. */
const HISTORIES: Row[] = [
  ['[AL1] exactly on the limit is not beyond', {}, '40@0 40.001@1', 'high opened 1'],
  ['[AL1] without limits nothing opens', { limits: { high: null, low: null } }, '9999@0 -200@1 tick@900'],
  [
    '[AL3] the first value that is not beyond ends it, exactly on it too',
    {},
    '41@0 40@1',
    'high opened 0',
    'high ended 1',
  ],
  [
    '[AL4] one reading ends high and opens low',
    { limits: { high: 40, low: 10 } },
    '41@0 9@1',
    'high opened 0',
    'high ended 1',
    'low opened 1',
  ],
  ['[AL5] a late reading ends it at the moment it opened', {}, '41@60 20@61(10)', 'high opened 60', 'high ended 60'],
  [
    '[AL11] a warning opens and ends apart from the critical one',
    { warning: { high: 30, low: null } },
    '31@0 41@1 35@2 29@3',
    'high warning opened 0',
    'high opened 1',
    'high ended 2',
    'high warning ended 3',
  ],
  ['[AL12] what lasts opens on time with a reading later', lasting, '50@0 50@30 50@70', 'high opened 60'],
  ['[AL12] what lasts opens on time with a tick later', lasting, '50@0 50@59 tick@62', 'high opened 60'],
  ['[AL12] a reading exactly then decides: beyond', lasting, '50@0 50@60', 'high opened 60'],
  ['[AL12] a reading exactly then decides: not beyond', lasting, '50@0 50@30 40@60 50@61 tick@100'],
  ['[AL12] one that comes back before is no alert', lasting, '50@0 30@59 50@60 50@119 30@119.5 tick@300'],
  [
    '[AL12] what was beyond until after its time opened, though it is back now',
    lasting,
    '50@0 50@50 30@61',
    'high opened 60',
    'high ended 61',
  ],
  [
    '[AL13] within the margin it neither ends nor opens',
    { clearMarginCelsius: 2 },
    '39@0 41@1 39@2 38.5@3 38@4 39@5',
    'high opened 1',
    'high ended 4',
  ],
  [
    '[AL13] for low the margin lies above',
    { limits: { high: null, low: 2 }, clearMarginCelsius: 1 },
    '1@0 2.5@1 3@2',
    'low opened 0',
    'low ended 2',
  ],
  [
    '[AL14] it ends when it stayed back, with a tick',
    stayBack,
    '50@0 30@10 30@60 tick@80',
    'high opened 0',
    'high ended 70',
  ],
  [
    '[AL14] it ends when it stayed back, with a reading later',
    stayBack,
    '50@0 30@10 30@90',
    'high opened 0',
    'high ended 70',
  ],
  [
    '[AL14] beyond again starts this anew, exactly then too',
    stayBack,
    '50@0 30@10 50@70 30@80 30@139 tick@139 30@140',
    'high opened 0',
    'high ended 140',
  ],
  [
    '[AL14] between the limit and its margin starts this anew',
    { ...stayBack, clearMarginCelsius: 5 },
    '50@0 30@10 38@20 30@30 30@89 30@90',
    'high opened 0',
    'high ended 90',
  ],
  ['[AL15] on the average nothing opens before the window is full', average, '50@0 50@1 50@2', 'high opened 2'],
  ['[AL15] on the average one reading is not enough', average, '20@0 20@1 20@2 70@3 70@4', 'high opened 4'],
  [
    '[AL15] an error value in the window leaves judging to the reading',
    { ...average, fault: { errorValues: [85], stuckAfterMs: null } },
    '20@0 20@1 20@2 85@3 20@4 20@5',
  ],
  [
    '[AL15] and a fire is believed at once all the same',
    { ...average, fault: { errorValues: [85], stuckAfterMs: null } },
    '20@0 20@1 20@2 85@3 85@4',
    'high opened 4',
  ],
  ['[AL16] a late reading opens what need not last', {}, '20@60 50@61(10)', 'high opened 10'],
  ['[AL16] a late reading completes no timer', lasting, '50@60 50@119 50@500(30) 50@501(40)'],
  ['[AL16] a late reading that is back drops what is pending', lasting, '50@60 20@70(10) 50@80 50@139'],
  ['[AL17] a value holds for ten minutes, not longer', { lastingMs: 15 * MINUTE }, '50@0 tick@1000 20@1001'],
  [
    '[AL17] and the next reading decides for the time before too',
    { lastingMs: 15 * MINUTE },
    '50@0 tick@1000 50@1001',
    'high opened 900',
  ],
  [
    '[AL17] where silence is told sooner it holds no longer than that',
    { ...lasting, noData: { isOn: true, afterMs: 30_000 } },
    '50@0 20@100',
  ],
  [
    '[AL17] at the very end of that time it does',
    { ...lasting, noData: { isOn: true, afterMs: MINUTE } },
    '50@0 20@100',
    'high opened 60',
    'high ended 100',
  ],
  [
    '[AL17] recovering waits likewise',
    { stayBackMs: 15 * MINUTE },
    '50@0 20@10 tick@1000 20@1001',
    'high opened 0',
    'high ended 910',
  ],
  ['[AL18] a reading on its way has two seconds', lasting, '50@0 50@30 tick@61 tick@61.9 30@61.95(60)'],
  [
    '[AL19] short times beyond add up',
    exposure,
    '9@0 9@60 4@120 9@180 9@240 4@300 9@360 9@480',
    'exposure-high opened 480',
  ],
  [
    '[AL19] a single reading is time beyond until the next',
    exposure,
    '4@0 9@60 4@180 4@240 9@300 4@540',
    'exposure-high opened 540',
  ],
  ['[AL19] exactly the total is not more', exposure, '9@0 9@120 9@240 4@300 4@400'],
  ['[AL19] low has a limit of its own', exposure, '1@0 4@300 1@400 4@401', 'exposure-low opened 401'],
  [
    '[AL19] it counts a value no longer than it holds',
    { ...exposure, exposure: { high: 8, low: null, totalMs: 10 * MINUTE } },
    '9@0 4@3600 9@4000 4@4001',
    'exposure-high opened 4001',
  ],
  [
    '[AL19] it ends when the day has no more',
    exposure,
    '9@0 4@300 9@600 4@660 4@86399 4@87000',
    'exposure-high opened 660',
    'exposure-high ended 87000',
  ],
  [
    '[AL19] it does not end while the value is beyond',
    exposure,
    '9@0 4@300 9@600 4@660 9@86650 9@86700 4@86710',
    'exposure-high opened 660',
    'exposure-high ended 86710',
  ],
  ['[AL19] a late reading adds no time', exposure, '4@600 9@601(0) 9@602(100) 4@603(600) 4@700'],
];

describe('what opens and ends in a history', () => {
  it.each(HISTORIES)('%s', (_title, rules, history, ...expected) => {
    expect(happens(history, rules)).toEqual(expected);
  });
});
