import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import cookie from '@fastify/cookie';
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { serializerCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Log, OwnOrigins } from '#server/ports';
import { addAlertCommandRoutes } from './alert-command-routes';
import { addAlertExportRoutes } from './alert-export-routes';
import { addAlertRecordRoutes } from './alert-record-routes';
import { addAlertRoutes } from './alert-routes';
import { createAllowedMethods } from './allowed-methods';
import type { Api } from './api';
import { addBackTestRoutes } from './back-test-routes';
import { addChannelRoutes } from './channel-routes';
import { answerClientError } from './client-error';
import { compressAnswer } from './compress-answer';
import { addDeliveryRoutes } from './delivery-routes';
import { toProblemOptions } from './error-problem';
import { addExportRoutes } from './export-routes';
import { addHistoryRoutes } from './history-routes';
import type { HttpParts } from './http-parts';
import { validateWithZod } from './invalid-fields';
import { createNotRouted, NOT_FOUND } from './not-routed';
import { addOpenapiRoutes, describeRoutes } from './openapi-routes';
import { createOperator, type Operator } from './operator';
import { addProbeRoutes } from './probe-routes';
import { sendProblem } from './problem';
import { addReadingRoutes } from './reading-routes';
import { addRehearsalRoutes } from './rehearsal-routes';
import { addRejectedRoutes } from './rejected-routes';
import { createRequestGate } from './request-gate';
import { API_POLICY, commonHeaders, isOverTls } from './security-headers';
import { addSensorHistoryRoutes } from './sensor-history-routes';
import { addSensorRoutes } from './sensor-routes';
import { addSensorThresholdRoutes } from './sensor-threshold-routes';
import { addSessionRoutes } from './session-routes';
import { addSettingsRoutes } from './settings-routes';
import { addSimulatorRoutes } from './simulator-routes';
import { addSystemRoutes } from './system-routes';
import { addTemplateRoutes } from './template-routes';
import { addThresholdRoutes } from './threshold-routes';
import { addToldRoutes } from './told-routes';

/** Commands are a few numbers; nothing else may fill memory. */
const BODY_LIMIT_BYTES = 16_384;

/** A sensor id of 64 letters that each take four bytes, percent-encoded, before NFC joined what belongs together. */
const MAX_PARAM_LENGTH = 2048;

/** A whole request, body and all, takes no longer; Node asks itself once a second. */
const REQUEST_TIMEOUT_MS = 10_000;

/** Longer than the idle minute of common proxies, which would else send a request on a connection that just ended. */
const KEEP_ALIVE_MS = 72_000;

const SERVER_OPTIONS = {
  requestTimeout: REQUEST_TIMEOUT_MS,
  connectionsCheckingInterval: 1000,
  keepAliveTimeout: KEEP_ALIVE_MS,
};

/** Everything that answers HTTP, on a server that does not listen yet. */
export function createApi(parts: HttpParts): Api {
  const app: Api = fastify({
    logger: false,
    bodyLimit: BODY_LIMIT_BYTES,
    // The schemas refuse or drop fields that nobody asked for, whatever their names; a reading may have any.
    onProtoPoisoning: 'ignore',
    onConstructorPoisoning: 'ignore',
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
    serverFactory: (handler) => createServer(SERVER_OPTIONS, handler),
    clientErrorHandler: answerClientError,
    frameworkErrors(error, request, reply) {
      // No hook has run yet.
      protectAnswer(request, { reply, origins: parts.origins });
      answerError(error, { reply, log: parts.log });
    },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validateWithZod);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((error, _request, reply) => answerError(error, { reply, log: parts.log }));
  // For routes that find nothing to answer with; what no route takes never gets as far.
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, NOT_FOUND));
  // Without it a form of another site could send text that happens to be JSON.
  app.removeContentTypeParser('text/plain');
  guardRequests(app, parts);
  return app;
}

function answerError(error: unknown, { reply, log }: { reply: FastifyReply; log: Log }): FastifyReply {
  const problem = toProblemOptions(error);
  const { url } = reply.request;
  if (problem.status === 503) log.warn('history-unavailable', { url, error: String(error) });
  else if (problem.status >= 500) log.error('request-failed', { url, error: String(error) });
  return sendProblem(reply, problem);
}

function protectAnswer(
  { headers }: FastifyRequest,
  { reply, origins }: { reply: FastifyReply; origins: OwnOrigins },
): void {
  reply.headers(commonHeaders({ isTls: isOverTls(headers, origins) }));
  reply.headers({ 'content-security-policy': API_POLICY, 'cache-control': 'no-store' });
}

function guardRequests(app: Api, parts: HttpParts): void {
  const { origins, pages, log } = parts;
  const allowed = createAllowedMethods();
  const operator = createOperator({ rules: parts.access, clock: parts.clock });
  app.addHook('onRoute', (route) => allowed.add(route));
  app.addHook('onRequest', async (request, reply) => protectAnswer(request, { reply, origins }));
  app.addHook('onSend', compressAnswer);
  // Signed anew with every start, as the sessions in memory are.
  app.register(cookie, { secret: randomBytes(32).toString('base64') });
  // On the root, because only the root's hooks see what no route takes; after the one that reads the cookies.
  app.after(() => {
    app.addHook('onRequest', createRequestGate({ origins, operator }));
    app.addHook('onRequest', createNotRouted({ pages, allowed, log }));
  });
  describeRoutes(app);
  app.register((api: Api, _options, done) => {
    addRoutes(api, { ...parts, operator });
    done();
  });
}

function addRoutes(api: Api, parts: HttpParts & { operator: Operator }): void {
  // Off loopback a command that gets as far as its route came with the operator's password.
  const commander = parts.access.isLoopback ? null : 'operator';
  addThresholdRoutes(api, { ...parts, commander });
  addSensorThresholdRoutes(api, { ...parts, commander });
  addSensorRoutes(api, { ...parts, commander });
  addAlertRoutes(api, parts);
  addAlertExportRoutes(api, parts);
  addAlertRecordRoutes(api, parts);
  addAlertCommandRoutes(api, { ...parts, commander });
  addBackTestRoutes(api, parts);
  addSettingsRoutes(api, { ...parts, commander });
  addTemplateRoutes(api);
  addChannelRoutes(api, { ...parts, commander });
  addToldRoutes(api, { ...parts, commander });
  addDeliveryRoutes(api, parts);
  addSensorHistoryRoutes(api, parts);
  addExportRoutes(api, parts);
  addHistoryRoutes(api, parts);
  addRejectedRoutes(api, parts);
  addSimulatorRoutes(api, { ...parts, commander });
  addRehearsalRoutes(api, parts);
  addSystemRoutes(api, parts);
  addSessionRoutes(api, parts);
  addProbeRoutes(api, parts);
  addOpenapiRoutes(api);
  addReadingRoutes(api, parts);
}
