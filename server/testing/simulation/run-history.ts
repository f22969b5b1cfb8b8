import { happen } from './events';
import { judge, placeOf, storing, writerOf } from './oracle';
import { FINE } from './weather';
import { createWorld, type Plot, type Running, type World } from './world';

export type History = { seed: number; happened: string[]; problems: string[]; world: World };

const QUIET_WITHIN_MS = 180_000;

/** Runs the history of a seed to its end and says what was wrong with it. */
export async function runHistory(seed: number): Promise<History> {
  const world = createWorld(seed);
  const { chance } = world;
  const happened: string[] = [];
  const copies: Parameters<typeof happen>[1] = [];
  for (let count = 0; count < world.plot.processes; count += 1) world.launch();
  for (let left = chance.whole(5, 60); left > 0; left -= 1) {
    happened.push(await happen(world, copies));
    await world.turns(chance.whole(0, 8));
    if (chance.is(0.5)) await world.pass(chance.whole(1, 60), chance.whole(1, 12));
    for (const one of [...world.running].flatMap((process) => wrongWith(process, world.plot)))
      world.database.broken(one);
  }
  const isQuiet = await quieten(world);
  return { seed, happened, problems: [...(isQuiet ? [] : [stuck(world)]), ...judge(world)], world };
}

/** What nobody may see, at any moment. */
function wrongWith({ observer, pipeline }: Running, plot: Plot): string[] {
  const { state } = pipeline.feed().store;
  const isFull = state === 'standby' && pipeline.board.sensorCount() > 0;
  return [
    ...observer.differences(pipeline.board, 0),
    ...(isFull ? ['Who stands by shows a board.'] : []),
    ...(mayGoBack(plot) ? [] : observer.oddities),
  ];
}

// What was shown and not stored may be gone when it is read once more, or have no place on the board then.
function mayGoBack({ log, group, maxSensors }: Plot): boolean {
  return log !== 'plain' || group === 'rebalancing' || maxSensors < 10;
}

/** Nothing fails any more, and everything has to come right by itself. */
async function quieten(world: World): Promise<boolean> {
  Object.assign(world.weather, FINE);
  if (world.running.size === 0) world.launch();
  for (const { source } of world.running) source.rebalance(world.topic.partitions);
  // Twice: what came right before a topic made again was noticed is right again afterwards.
  return (await comesRight(world)) && (await comesRight(world));
}

async function comesRight(world: World): Promise<boolean> {
  for (const partition of world.topic.partitions) world.producer.write(partition);
  for (let ms = 0; ms < QUIET_WITHIN_MS; ms += 500) {
    await world.pass(500, 40);
    // Who lost the lock learns of it when there is something to store.
    if (storing(world).length > 1 && ms % 5000 === 0) world.producer.write(world.chance.of(world.topic.partitions));
    // One that was told to stop may go within this time.
    if (world.running.size === 0) world.launch();
    if (isQuiet(world)) return true;
  }
  return false;
}

function isQuiet(world: World): boolean {
  const tables = world.database.tables();
  return (
    writerOf(world) !== undefined &&
    ![...world.running].some(({ isStopping }) => isStopping) &&
    world.topic.partitions.every(
      (partition) => placeOf(tables, { ...world, partition }) === world.topic.ends(partition).high,
    ) &&
    [...tables.rejections.values()].every(({ isDelivered }) => isDelivered) &&
    world.commands.every(({ process, isAnswered }) => isAnswered || !process.isAlive())
  );
}

function stuck({ running, topic, database, deadLetters }: World): string {
  const states = [...running].map(({ pipeline }) => JSON.stringify(pipeline.feed().store));
  const places = topic.partitions.map((partition) => {
    const { low, high } = topic.ends(partition);
    return `${placeOf(database.tables(), { topic, partition })} of ${low} to ${high}`;
  });
  const undelivered = [...database.tables().rejections].filter(([, { isDelivered }]) => !isDelivered);
  const letters = undelivered.map(([name]) => `${name} ${deadLetters.has(name)}`);
  return `It does not come right: ${states.join(', ')}; places ${places.join(', ')}; undelivered ${letters.join(', ')}.`;
}
