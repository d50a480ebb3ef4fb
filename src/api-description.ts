import fastifySwagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';

/**
 * `GET /api/openapi.json`: the description of every route under `/api/`, made from their schemas. Routes are gathered as they are
 * registered, so this comes before them. It says nothing that the source does not, so anybody may read it.
 */
export async function registerOpenapi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Nghe Dân', version },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'nghe_dan_session' },
          csrf: { type: 'apiKey', in: 'header', name: 'x-csrf-token' },
        },
      },
      security: [{ session: [], csrf: [] }],
    },
    transform: (route) => {
      const { schema, url } = jsonSchemaTransform(route as Parameters<typeof jsonSchemaTransform>[0]);
      return { url, schema: url.startsWith('/api/') ? schema : { ...schema, hide: true } };
    },
  });
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}
