import type { RulesPatch } from '#protocol/alert-rules';
import type { SettingsChange } from '#protocol/settings';
import type { ThresholdLimits } from '#protocol/threshold';
import type { AlertAction } from '#server/ports';
import type { Command, Running, World } from './world';

/** What may happen in a history, and how often. */
const WEIGHTS = {
  messages: 12,
  time: 8,
  command: 3,
  kill: 1,
  stop: 0.4,
  launch: 1.5,
  store: 3.5,
  better: 2,
  cut: 0.5,
  intruder: 0.2,
  lostLock: 0.3,
  copy: 0.8,
  restore: 0.8,
  broker: 0.3,
  deadLetterTopic: 0.4,
  group: 0.8,
  consumer: 0.4,
  log: 1.2,
  wallClock: 0.3,
} as const;

type Happening = keyof typeof WEIGHTS;

/** A catch-up is over soon: what can befall it is drawn more often meanwhile. */
const TROUBLES: readonly Happening[] = ['store', 'store', 'cut', 'intruder', 'messages', 'group', 'log', 'kill'];

const STEP_MS = 20;

/** One thing happens, drawn from what may happen. Returns its name. */
export async function happen(world: World, copies: ReturnType<World['database']['copy']>[]): Promise<Happening> {
  const name = isCatchingUp(world) && world.chance.is(0.5) ? world.chance.of(TROUBLES) : world.chance.weighted(WEIGHTS);
  await HAPPENINGS[name](world, copies);
  return name;
}

function isCatchingUp({ running }: World): boolean {
  return [...running].some(({ pipeline }) => pipeline.feed().store.state === 'catching-up');
}

type Copies = ReturnType<World['database']['copy']>[];

const HAPPENINGS: Readonly<Record<Happening, (world: World, copies: Copies) => void | Promise<void>>> = {
  messages({ chance, topic, producer }) {
    const partition = chance.of(topic.partitions);
    for (let count = chance.whole(1, 6); count > 0; count -= 1) producer.write(partition);
  },
  async time(world) {
    const { chance, pass } = world;
    const ms = chance.weighted({ 10: 4, 300: 4, 2000: 3, 8000: 3, 20000: 1 });
    // A catch-up that begins is not over before anything can befall it.
    for (let leftMs = chance.whole(1, Number(ms)); leftMs > 0 && !isCatchingUp(world); leftMs -= STEP_MS) {
      await pass(Math.min(leftMs, STEP_MS), 20);
    }
  },
  command,
  kill: ({ chance, running }) => {
    if (running.size > 0) chance.of([...running]).kill();
  },
  stop({ chance, running }) {
    if (running.size === 0) return;
    const one = chance.of([...running]);
    one.isStopping = true;
    void one.stop().then(() => one.isAlive() && one.kill());
  },
  launch(world) {
    if (world.running.size < world.plot.processes) world.launch();
  },
  store({ weather, chance, database }) {
    weather.store = chance.of(['away', 'away', 'silent', 'slow', 'full'] as const);
    weather.faults = chance.of([0, 0, 0.05, 0.2]);
    if (weather.store === 'away') database.cut();
  },
  better({ weather }) {
    Object.assign(weather, { store: 'fine', faults: 0, isBrokerThere: true, isDeadLetterTopicThere: true });
  },
  cut: ({ database }) => database.cut(),
  intruder: ({ database }) => database.takeTurn(),
  lostLock: ({ database }) => database.loseLock(),
  copy({ database }, copies) {
    copies.push(database.copy());
  },
  restore(world, copies) {
    const copy = copies.at(-1);
    if (copy === undefined) return;
    for (const one of [...world.running]) one.kill();
    world.database.restore(copy);
    // What was answered since the copy was made is gone with it.
    world.commands = world.commands.filter(({ version }) => copy.settings.some((kept) => kept.version === version));
  },
  broker({ weather }) {
    weather.isBrokerThere = false;
  },
  deadLetterTopic({ weather }) {
    weather.isDeadLetterTopicThere = false;
  },
  group({ plot, chance, running, topic }) {
    if (plot.group !== 'rebalancing' || running.size === 0) return;
    const kept = topic.partitions.filter(() => chance.is(0.7));
    chance.of([...running]).source.rebalance(kept);
  },
  consumer({ chance, running }) {
    if (running.size > 0) chance.of([...running]).source.crash();
  },
  log({ plot, chance, topic, running }) {
    const partition = chance.of(topic.partitions);
    const { low, high } = topic.ends(partition);
    if (plot.log === 'made-again') {
      topic.makeAgain();
      // A deleted topic is a reason for the group to share its partitions out anew.
      for (const { source } of running) source.crash();
    }
    if (plot.log === 'expiring') topic.expire(partition, chance.whole(low, high));
    if (plot.log === 'compacted') topic.compact(partition, chance.whole(low, high));
  },
  wallClock({ clock, chance }) {
    clock.setWall(clock.nowMs() + chance.whole(-3_600_000, 3_600_000));
  },
};

function command({ running, chance, commands }: World): void {
  if (running.size === 0) return;
  const process = chance.of([...running]);
  const made: Command = { process, isAnswered: false, version: null };
  commands.push(made);
  void act(process, made, chance).finally(() => {
    made.isAnswered = true;
  });
}

/** Times of alerts, within the few seconds that a history takes. */
const TIMES_MS = [null, 0, 0, 300, 2000] as const;

function someSettings(sensorId: string, chance: World['chance']): SettingsChange[] {
  const patch: RulesPatch = {
    lastingMs: chance.of(TIMES_MS),
    stayBackMs: chance.of(TIMES_MS),
    clearMarginCelsius: chance.of([null, 0, 1.5]),
    judgedOn: chance.of(['reading', 'reading', 'average', null]),
    warning: chance.of([null, { high: 38, low: null }, { high: 39, low: 37 }]),
  };
  const group = { scope: 'group' as const, id: 'kitchen', patch };
  const join = { scope: 'sensor' as const, id: sensorId, patch: { group: chance.of(['kitchen', null]) } };
  return chance.of([
    [{ scope: 'all', id: '', patch }],
    [{ scope: 'sensor', id: sensorId, patch }],
    [group, join],
    [join],
  ] satisfies SettingsChange[][]);
}

async function seeAlerts({ pipeline }: Pick<Running, 'pipeline'>, chance: World['chance']): Promise<void> {
  const alerts = pipeline.board.alerts(0).filter(({ sensorId }) => sensorId !== '');
  if (alerts.length === 0) return;
  const { id } = chance.of(alerts);
  const alertIds = chance.is(0.3) ? alerts.map((alert) => alert.id) : [id];
  const action = chance.of<AlertAction>([
    { kind: 'acknowledge', note: null },
    { kind: 'snooze', forMs: 2000, note: null },
    { kind: 'end-snooze' },
    { kind: 'note', note: 'on my way' },
  ]);
  await pipeline.commands.actOnAlerts({ alertIds, stored: [] }, action, { by: 'anna' });
}

async function act({ pipeline }: Running, made: Command, chance: World['chance']): Promise<void> {
  const limits: ThresholdLimits = { high: chance.whole(37, 43), low: chance.is(0.3) ? 36.5 : null };
  const context = { by: 'anna' };
  if (chance.is(0.3)) {
    await seeAlerts({ pipeline }, chance);
    return;
  }
  if (chance.is(0.4)) {
    const answer = await pipeline.commands.setDefaultThreshold(limits, context);
    if (typeof answer !== 'string') made.version = answer.version;
    return;
  }
  const known = pipeline.board.summaries({ after: null, limit: 100 });
  if (known.length === 0) return;
  const { sensorId } = chance.of(known);
  if (chance.is(0.5)) {
    const answer = await pipeline.commands.changeSettings(someSettings(sensorId, chance), context);
    if (typeof answer !== 'string') made.version = Math.max(...answer.map(({ version }) => version));
    return;
  }
  if (chance.is(0.3)) {
    await pipeline.commands.removeSensor(sensorId, context);
    return;
  }
  const own = chance.is(0.3) ? null : limits;
  const answer = await pipeline.commands.setSensorThreshold(sensorId, own, context);
  // Back to the default answers with the version of the default.
  if (typeof answer !== 'string' && own !== null) made.version = answer.version;
}
