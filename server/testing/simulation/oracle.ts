import type { Alert } from '#protocol/alert';
import { createBoard } from '#server/domain/board';
import { IDEMPOTENCY_HEADER } from '#server/domain/idempotency';
import { loadFrom } from '../memory-load';
import type { MemoryTables, ReadingRow } from '../memory-tables';
import { replaySensor } from './replay-alerts';
import type { Written } from './sim-log';
import type { Running, World } from './world';

const WINDOW_SIZE = 3;
const decoder = new TextDecoder();

/** What is not as it must be once everything is quiet, a sentence each. */
export function judge(world: World): string[] {
  const tables = world.database.tables();
  return [
    ...world.database.faults,
    ...readingsOnce(world, tables),
    ...nothingLeftOut(world, tables),
    ...placesAtTheEnd(world, tables),
    ...sensorsReplayed(world, tables),
    ...stepsOnce(tables),
    ...commandsKept(world, tables),
    ...boardAsStored(world, tables),
  ];
}

function readingsOnce({ producer }: World, { readings }: MemoryTables): string[] {
  const seen = new Set<number>();
  const wrong: string[] = [];
  for (const rows of readings.values()) {
    const lastOffset = new Map<string, number>();
    rows.forEach((row, index) => {
      const written = producer.written.get(String(row.celsius));
      if (row.n !== index + 1) wrong.push(`Reading ${index + 1} of ${row.sensorId} has the ordinal ${row.n}.`);
      if (seen.has(row.celsius)) wrong.push(`${row.celsius} is stored twice.`);
      if (written?.sensorId !== row.sensorId) wrong.push(`${row.celsius} of ${row.sensorId} was never written.`);
      const log = `${row.logId}/${row.partition}`;
      if (row.offset <= (lastOffset.get(log) ?? -1)) wrong.push(`${row.sensorId} is out of order at ${row.n}.`);
      lastOffset.set(log, row.offset);
      seen.add(row.celsius);
    });
  }
  return wrong;
}

function nothingLeftOut({ topic, producer, deadLetters }: World, tables: MemoryTables): string[] {
  const stored = new Set([...tables.readings.values()].flat().map(({ celsius }) => celsius));
  const rejected = new Map(
    [...tables.rejections].map(([name, { record }]) => [
      record.value === null ? '' : decoder.decode(record.value),
      name,
    ]),
  );
  const wrong: string[] = [];
  for (const { record, partition } of topic.present()) {
    const text = record.value === null ? null : decoder.decode(record.value);
    const one = text === null ? undefined : writtenAs(text, producer.written);
    if (text === null || one === undefined) continue;
    const isRepetition = record.headers[IDEMPOTENCY_HEADER] !== undefined && tables.keys.has(one.key ?? '');
    const name = rejected.get(text);
    const isThere = one.kind === 'reading' ? stored.has(one.celsius) || name !== undefined || isRepetition : name;
    if (!isThere) wrong.push(`${text} at ${record.offset} of partition ${partition} was left out.`);
    if (name !== undefined && !deadLetters.has(name)) wrong.push(`${text} is on no dead-letter topic.`);
  }
  return [...wrong, ...keysOnce(producer.written, { stored, rejected })];
}

function writtenAs(text: string, written: ReadonlyMap<string, Written>): Written | undefined {
  const value = text.startsWith('{') ? (JSON.parse(text) as { temperature: number }).temperature : text;
  return written.get(String(value));
}

function keysOnce(
  written: ReadonlyMap<string, Written>,
  { stored, rejected }: { stored: ReadonlySet<number>; rejected: ReadonlyMap<string, string> },
): string[] {
  const kept = new Map<string, number>();
  for (const { key, celsius, text } of written.values()) {
    if (key !== null && (stored.has(celsius) || rejected.has(text))) kept.set(key, (kept.get(key) ?? 0) + 1);
  }
  return [...kept].filter(([, count]) => count > 1).map(([key, count]) => `${key} is kept ${count} times.`);
}

function placesAtTheEnd({ topic }: World, tables: MemoryTables): string[] {
  return topic.partitions
    .filter((partition) => placeOf(tables, { topic, partition }) !== topic.ends(partition).high)
    .map((partition) => `Partition ${partition} stands at ${placeOf(tables, { topic, partition })}.`);
}

/** Where the store stands in a partition. */
export function placeOf(tables: MemoryTables, { topic, partition }: { topic: World['topic']; partition: number }) {
  const options = { logName: topic.name, windowSize: 1, defaultLimits: { high: null, low: null }, nowMs: 0 };
  return loadFrom(tables, options).places.get(partition)?.next ?? 0;
}

function sensorsReplayed({ notes }: World, tables: MemoryTables): string[] {
  return [...tables.readings].flatMap(([sensorId, rows]) => {
    const replayed = replaySensor(rows, { tables, notes, windowSize: WINDOW_SIZE });
    const wrong: string[] = [];
    rows.forEach((row: ReadingRow, index) => {
      if (row.average === replayed.averages[index]) return;
      wrong.push(`The average of ${sensorId} at ${row.n} is ${row.average}, not ${replayed.averages[index]}.`);
    });
    if (tables.onBoard.has(sensorId) !== replayed.isOnBoard) wrong.push(`${sensorId} is on the board or not, wrongly.`);
    return [...wrong, ...alertsEqual(sensorId, replayed.alerts, tables)];
  });
}

function alertsEqual(sensorId: string, expected: ReturnType<typeof replaySensor>['alerts'], tables: MemoryTables) {
  // Who is silent only a clock can tell.
  const stored = [...tables.alerts.values()]
    .map(({ alert }) => alert)
    .filter((alert) => alert.sensorId === sensorId && alert.kind !== 'no-data');
  const wrong = stored.filter((alert) => {
    const one = expected.get(alert.id);
    return one === undefined || text(one) !== text(alert);
  });
  const missing = [...expected.keys()].filter((id) => !tables.alerts.has(id));
  return [
    ...wrong.map((alert) => {
      const one = expected.get(alert.id);
      return `An alert is stored as ${text(alert)}, not ${one === undefined ? 'at all' : text(one)}.`;
    }),
    ...missing.map((id) => `Alert ${id} is not stored.`),
  ];
}

/** When a removal ended it no table says but the alert's own. */
function text(alert: Alert): string {
  return JSON.stringify(
    alert.endReason === 'removed' ? { ...alert, endedAtMs: 'then', acknowledgedAtMs: 'then' } : alert,
  );
}

function stepsOnce({ alerts, steps }: MemoryTables): string[] {
  const count = (alertId: string, kind: string) =>
    steps.filter((step) => step.alertId === alertId && step.kind === kind).length;
  return [...alerts.values()].flatMap(({ alert: { id, endedAtMs } }) => {
    const [opened, ended] = [count(id, 'opened'), count(id, 'ended')];
    const isRight = opened === 1 && ended === (endedAtMs === null ? 0 : 1);
    return isRight ? [] : [`Alert ${id} opened ${opened} and ended ${ended} times.`];
  });
}

function commandsKept({ commands }: World, { settings }: MemoryTables): string[] {
  const wrong: string[] = [];
  for (const { process, isAnswered, version } of commands) {
    if (process.isAlive() && !isAnswered) wrong.push('A command was never answered.');
    const isKept = version === null || settings.some((change) => change.version === version);
    if (!isKept) wrong.push(`Version ${version} was answered and is not stored.`);
  }
  return wrong;
}

function boardAsStored(world: World, tables: MemoryTables): string[] {
  const writer = writerOf(world);
  if (writer === undefined) return ['Nobody stores.'];
  const nowMs = world.clock.nowMs();
  const defaultLimits = { high: 40, low: null };
  const stored = loadFrom(tables, { logName: world.topic.name, windowSize: WINDOW_SIZE, defaultLimits, nowMs });
  const board = createBoard({ windowSize: WINDOW_SIZE, maxSensors: 100, defaultLimits }, stored.board);
  const shown = (view: typeof board | Running['pipeline']['board']) => ({
    sensors: view.summaries({ after: null, limit: 1000 }),
    byDefault: view.defaultThreshold(),
    alerts: view.alerts(nowMs).filter(({ endedAtMs }) => endedAtMs === null),
  });
  const [is, must] = [shown(writer.pipeline.board), shown(board)];
  const differing = (['sensors', 'byDefault', 'alerts'] as const).filter(
    (part) => JSON.stringify(is[part]) !== JSON.stringify(must[part]),
  );
  return [
    ...differing.map((part) => `Shown ${part} are ${JSON.stringify(is[part])}, stored ${JSON.stringify(must[part])}.`),
    ...[...world.running].flatMap(({ observer, pipeline }) => observer.differences(pipeline.board, nowMs)),
  ];
}

/** Who says that it stores. */
export function storing({ running }: World): Running[] {
  return [...running].filter(({ pipeline }) => pipeline.feed().store.state === 'storing');
}

/** Who stores; nobody as long as another one has not noticed yet that it no longer does. */
export function writerOf(world: World): Running | undefined {
  const [writer, other] = storing(world);
  return other === undefined && !writer?.isStopping ? writer : undefined;
}
