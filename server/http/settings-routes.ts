import { createHash } from 'node:crypto';
import {
  allSettingsSchema,
  type SensorSettings,
  type SettingsChange,
  sensorSettingsSchema,
  settingsChangesSchema,
} from '#protocol/settings';
import type { BoardView, Commands } from '#server/ports';
import { actorOf, COMMAND } from './acting';
import { type Api, PROBLEM_ANSWER } from './api';
import { sendProblem } from './problem';
import { sensorParamsSchema } from './sensor-params';
import { refuseCommand } from './threshold-answers';

type Parts = { board: BoardView; commands: Commands; commander: string | null };

const URL = '/api/settings';
/** Five hundred levels, each with a note. */
const CHANGES_BYTES = 2_000_000;

/** What all sensors, groups and sensors say of how they are judged, and what they are called. */
export function addSettingsRoutes(api: Api, { board, commands, commander }: Parts): void {
  api.get(
    URL,
    { schema: { summary: 'What every level says', response: { 200: allSettingsSchema, default: PROBLEM_ANSWER } } },
    async () => ({ settings: board.settings() }),
  );

  api.patch(
    URL,
    {
      schema: {
        summary: 'Change what one level says or many, all or none',
        description:
          'A field with a value is set, null goes back to what is inherited, one left out stays. `ifVersion` refuses all (412) if that level changed meanwhile.',
        ...COMMAND,
        body: settingsChangesSchema,
        response: { 200: allSettingsSchema, default: PROBLEM_ANSWER },
      },
      bodyLimit: CHANGES_BYTES,
    },
    async (request, reply) => {
      const { changes } = request.body;
      const outcome = await commands.changeSettings(changes, { by: actorOf(request, commander) });
      if (outcome === 'stale') return sendProblem(reply, staleProblem(board, changes));
      return typeof outcome === 'string' ? refuseCommand(reply, outcome) : reply.send({ settings: outcome });
    },
  );

  api.get(
    '/api/sensors/:sensorId/settings',
    {
      schema: {
        summary: 'What holds for a sensor, and which level says so',
        params: sensorParamsSchema,
        response: { 200: sensorSettingsSchema, default: PROBLEM_ANSWER },
      },
    },
    async ({ params: { sensorId } }, reply) => {
      const settings = board.sensorSettings(sensorId);
      return settings === null
        ? refuseCommand(reply, 'no-such-sensor')
        : reply.header('etag', etagOf(settings)).send(settings);
    },
  );
}

/** Of all that holds: it changes with what the sensor inherits, too. */
function etagOf(settings: SensorSettings): string {
  return `"${createHash('sha256').update(JSON.stringify(settings)).digest('base64url').slice(0, 22)}"`;
}

function staleProblem(board: BoardView, changes: readonly SettingsChange[]) {
  const stale = changes.find(({ scope, id, ifVersion }) => {
    const version = board.settings().find((one) => one.scope === scope && one.id === id)?.version ?? 0;
    return ifVersion !== undefined && ifVersion !== version;
  });
  const now = board.settings().find((one) => one.scope === stale?.scope && one.id === stale.id);
  const who = now?.changedBy ?? 'Somebody';
  const when = now?.changedAtMs == null ? '' : ` at ${new Date(now.changedAtMs).toISOString()}`;
  const whose = stale === undefined || stale.scope === 'all' ? 'all sensors' : stale.id;
  return { status: 412, detail: `${who} changed the settings of ${whose}${when}: look at them again, then decide.` };
}
