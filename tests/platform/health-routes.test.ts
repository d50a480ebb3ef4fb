import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { type HealthCheck, healthRoutes } from '../../src/platform/health-routes.ts';
import { openHttp } from '../../src/platform/http.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { type Metrics, measureRequests, openMetrics } from '../../src/platform/metrics.ts';

let app: FastifyInstance;
let metrics: Metrics;
let checks: Record<string, HealthCheck>;

beforeEach(() => {
  app = openHttp({ logger: silentLogger, trustProxy: [] });
  metrics = openMetrics();
  checks = { database: async () => undefined, queue: async () => undefined };
  measureRequests(app, metrics);
  healthRoutes(app, { checks, metrics, patienceMs: 50 });
});
afterEach(() => app.close());

test('a process that lives says so', async () => {
  const reply = await app.inject('/healthz');
  expect([reply.statusCode, reply.json(), reply.headers['cache-control']]).toEqual([
    200,
    { status: 'alive' },
    'no-store',
  ]);
});

test('it is ready while everything that it needs is usable', async () => {
  const reply = await app.inject('/readyz');
  expect([reply.statusCode, reply.json()]).toEqual([200, { status: 'ready', checks: { database: 'ok', queue: 'ok' } }]);
});

test('it says what is not usable and why, without a secret', async () => {
  checks.telegram = async () => 'has not answered for 2 minutes';
  checks.database = async () => {
    throw Object.assign(new Error('postgresql://bot:hush@db'), { code: 'ECONNREFUSED' });
  };
  checks.disk = async () => {
    throw new Error('hush');
  };
  checks.queue = () => new Promise(() => {});
  const reply = await app.inject('/readyz');
  expect([reply.statusCode, reply.json()]).toEqual([
    503,
    {
      status: 'not ready',
      checks: {
        database: 'does not answer (ECONNREFUSED)',
        queue: 'gave no answer within 50 ms',
        telegram: 'has not answered for 2 minutes',
        disk: 'does not answer',
      },
    },
  ]);
});

test('metrics are in the format of Prometheus, with our own, the process’s and the requests by route', async () => {
  metrics.counter('updates_total', 'Updates stored', ['channel']).inc({ channel: 'web' }, 2);
  let depth = 7;
  metrics.gauge('queue_depth', 'Jobs that wait', async () => depth);
  metrics.gauge('broken', 'Cannot be read', () => {
    throw new Error('down');
  });
  await app.inject('/healthz');
  await app.inject('/nowhere/with-a-token');
  const read = async () => (await app.inject('/metrics')).body;
  const reply = await app.inject('/metrics');
  expect(reply.headers['content-type']).toContain('text/plain');
  expect(reply.body).toContain('updates_total{channel="web"} 2');
  expect(reply.body).toContain('queue_depth 7');
  expect(reply.body).toContain('process_resident_memory_bytes');
  expect(reply.body).toContain('http_request_seconds_count{method="GET",route="/healthz",status="200"} 1');
  expect(reply.body).toContain('http_request_seconds_count{method="GET",route="none",status="404"} 1');
  expect(reply.body).not.toContain('with-a-token');
  expect(reply.body).not.toMatch(/^broken /m);
  depth = 8;
  expect(await read()).toContain('queue_depth 8');
});
