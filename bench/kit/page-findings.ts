import type { PageCost } from '../page-watch';
import type { Finding } from './finding';
import { type FirstLoad, sumOf } from './first-load';
import { median } from './statistics';

export const WATCHED = { sensors: 12, hertz: 1 };
export const MANY = { sensors: 500, hertz: 1 };
export const FAST = { sensors: 12, hertz: 10 };

const GOAL = { taskShare: 0.05, taskMs: 50, scriptKb: 260, firstReadingMs: 1_500, heapMbPerHour: 2 };
const OTHER = 'Recharts’ defaults, one emit a reading';

export type Watched = PageCost & { tasksMs: number[] };

type Loads = readonly FirstLoad[][];

export function loadFindings([ours = [], naive = []]: Loads): Finding[] {
  const scriptKb = (loads: typeof ours) => loads.map(({ scripts }) => sumOf(scripts, 'wireBytes') / 1000);
  const firstMs = (loads: typeof ours) => loads.map(({ firstReadingMs }) => firstReadingMs);
  const plain = ours[0]?.all.filter(({ plainBytes, encoding }) => plainBytes > 1_400 && encoding === '') ?? [];
  return [
    {
      what: 'page: JavaScript of the first load, over the wire',
      unit: 'kB',
      ours: scriptKb(ours),
      theirs: { name: OTHER, values: scriptKb(naive) },
      budget: {
        text: `≤ ${GOAL.scriptKb} kB`,
        isMet: Math.max(...scriptKb(ours)) <= GOAL.scriptKb,
        why: 'heads of the answers included',
      },
      remark: `with the chart and all else ${Math.round(sumOf(ours[0]?.all ?? [], 'wireBytes') / 1000)} kB, ${plain.length === 0 ? 'all of it that is long compressed' : `${plain.length} long answers not compressed`}`,
    },
    {
      what: 'page: navigation → first reading on screen',
      unit: 'ms',
      ours: firstMs(ours),
      theirs: { name: OTHER, values: firstMs(naive) },
      budget: {
        text: `≤ ${GOAL.firstReadingMs} ms`,
        isMet: median(firstMs(ours)) <= GOAL.firstReadingMs,
        why: 'browser and server share the cores',
      },
      remark: `the main thread worked for ${Math.round(median(ours.map(({ taskMs }) => taskMs)))} ms of it`,
    },
  ];
}

export function watchFindings([ours = [], naive = []]: readonly Watched[][]): Finding[] {
  const share = (costs: readonly Watched[]) => costs.map(({ taskShare }) => taskShare * 100);
  const longest = (costs: readonly Watched[]) => costs.map(({ tasksMs }) => tasksMs[0] ?? 0);
  return [
    {
      what: `page: main thread, ${WATCHED.sensors} sensors at ${WATCHED.hertz} Hz and a chart`,
      unit: '% of a core',
      ours: share(ours),
      theirs: { name: OTHER, values: share(naive) },
      budget: {
        text: `≤ ${GOAL.taskShare * 100} %`,
        isMet: median(share(ours)) <= GOAL.taskShare * 100,
        why: 'readings come spread over the second, and each is drawn in a picture of its own',
      },
    },
    {
      what: 'page: longest task meanwhile, thread time',
      unit: 'ms',
      ours: longest(ours),
      theirs: { name: OTHER, values: longest(naive) },
      budget: {
        text: `≤ ${GOAL.taskMs} ms`,
        isMet: Math.max(...longest(ours)) <= GOAL.taskMs,
        why: 'in the worst run',
      },
    },
  ];
}

export function manyFindings({ taskShare, tasksMs }: Watched): Finding[] {
  return [
    {
      what: `page: main thread, ${MANY.sensors} sensors at ${MANY.hertz} Hz`,
      unit: '% of a core',
      ours: [taskShare * 100],
      theirs: null,
      remark: `longest task ${Math.round(tasksMs[0] ?? 0)} ms of thread time`,
    },
  ];
}

/** `tasksMs`: of the main thread while a limit was dragged, longest first. */
export function dragFinding(tasksMs: readonly number[]): Finding {
  const longestMs = tasksMs[0] ?? 0;
  return {
    what: 'page: longest task while a limit is dragged, thread time',
    unit: 'ms',
    ours: [longestMs],
    theirs: null,
    budget: { text: `≤ ${GOAL.taskMs} ms`, isMet: longestMs <= GOAL.taskMs, why: 'two hundred moves in five seconds' },
  };
}

export function heapFinding({ heapBytes: [before, after], taskShare }: Watched, minutes: number): Finding {
  const grownMb = (after - before) / 1e6;
  const perHour = grownMb * (60 / minutes);
  return {
    what: `page: heap, growth in ${minutes} minutes at ${FAST.hertz} Hz`,
    unit: 'MB',
    ours: [grownMb],
    theirs: null,
    // A few minutes say nothing of an hour: what was compiled and cached in them would count as if it went on.
    ...(minutes >= 30 && {
      budget: {
        text: `≤ ${GOAL.heapMbPerHour} MB an hour`,
        isMet: perHour <= GOAL.heapMbPerHour,
        why: `${perHour.toFixed(1)} MB an hour`,
      },
    }),
    remark: `${(before / 1e6).toFixed(1)} MB in use before; main thread ${(taskShare * 100).toFixed(1)} %`,
  };
}
