import type { RulesPatch } from '#protocol/alert-rules';
import { createBoard } from '#server/domain/board';
import { startStopwatch, tell } from '../kit/stopwatch';

// The board alone, taking a reading a second of each sensor: what judging one costs. `loop`: what a tutorial would do.
const [what = 'calm', count = '1000000'] = process.argv.slice(2);

const SENSORS = 200;
const WINDOW_SIZE = 10;
const HIGH = 40;
const BEGIN_MS = 1_768_478_400_000;
const WARM_UP = 200_000;

const RULES: Record<string, RulesPatch> = {
  calm: {},
  open: {},
  lasting: { lastingMs: 24 * 3_600_000 },
  exposure: { limits: { high: null, low: null }, exposure: { high: HIGH, low: null, totalMs: 7_200_000 } },
};

const sensorIds = Array.from({ length: SENSORS }, (_, index) => `sensor-${index}`);
const celsiusAt = (second: number) => (what === 'calm' || what === 'loop' ? 20 : HIGH + 1) + (second % 7) / 10;
const take = what === 'loop' ? takeInLoop() : takeOnBoard(RULES[what] ?? {});

run(0, WARM_UP);
const watch = startStopwatch();
run(WARM_UP, Number(count));
tell(watch.read());

function run(from: number, more: number): void {
  for (let offset = from; offset < from + more; offset += 1) {
    const second = Math.floor(offset / SENSORS);
    take({ sensorId: sensorIds[offset % SENSORS] as string, celsius: celsiusAt(second), second, offset });
  }
}

type Taken = { sensorId: string; celsius: number; second: number; offset: number };

function takeOnBoard(patch: RulesPatch): (taken: Taken) => unknown {
  const defaultLimits = { high: HIGH, low: 0 };
  const board = createBoard({ windowSize: WINDOW_SIZE, maxSensors: SENSORS, defaultLimits });
  board.changeSettings([{ scope: 'all', id: '', patch }], { by: null, nowMs: BEGIN_MS });
  return ({ sensorId, celsius, second, offset }) => {
    const measuredAtMs = BEGIN_MS + second * 1000;
    const heard = { logId: 'bench-0', partition: 0, offset, loggedAtMs: measuredAtMs, nowMs: measuredAtMs };
    return board.take({ sensorId, celsius, measuredAtMs }, heard);
  };
}

function takeInLoop(): (taken: Taken) => unknown {
  const windows = new Map<string, number[]>(sensorIds.map((sensorId) => [sensorId, []]));
  return ({ sensorId, celsius, second }) => {
    const window = windows.get(sensorId) ?? [];
    window.push(celsius);
    if (window.length > WINDOW_SIZE) window.shift();
    const average = window.reduce((sum, one) => sum + one, 0) / window.length;
    return { sensorId, measuredAtMs: BEGIN_MS + second * 1000, celsius, average, isAlert: celsius > HIGH };
  };
}
