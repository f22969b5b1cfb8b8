import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { Api } from './api';
import { DOCS_POLICY } from './security-headers';

/** Has every route added after this one described. */
export function describeRoutes(api: Api): void {
  api.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Isotherm',
        version: '1',
        description: 'Temperatures live: readings in, averages, alerts and thresholds out.',
      },
      components: {
        securitySchemes: {
          operator: {
            type: 'http',
            scheme: 'bearer',
            description: "The operator's password; not needed where the server listens on loopback.",
          },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
}

/** The description as a document, and as a page to try it. */
export function addOpenapiRoutes(api: Api): void {
  api.get('/api/openapi.json', { schema: { hide: true } }, async () => api.swagger());
  api.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: DOCS_POLICY,
    theme: { title: 'Isotherm API' },
    uiConfig: { url: '/api/openapi.json', validatorUrl: null },
  });
}
