import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { problemSchema } from '#protocol/problem';
import { PROBLEM_TYPE } from './problem';

/** Fastify whose schemas are zod's: what routes are added to. */
export type Api = FastifyInstance<Server, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>;

/** How every route describes its errors. */
export const PROBLEM_ANSWER = {
  description: 'What is wrong, and what to do.',
  content: { [PROBLEM_TYPE]: { schema: problemSchema } },
};

/** How a route that needs permission describes who may use it. */
export const OPERATOR_ONLY = [{ operator: [] }];
