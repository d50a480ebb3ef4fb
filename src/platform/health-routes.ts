import type { FastifyInstance } from 'fastify';
import type { Metrics } from './metrics.ts';

/** Whether one thing that we need is usable: undefined if so, else why not, in plain words without secrets. A throw counts as no. */
export type HealthCheck = () => Promise<string | undefined>;

export interface HealthOptions {
  /** By name: `database`, `queue`, a channel. */
  checks: Record<string, HealthCheck>;
  metrics: Pick<Metrics, 'text' | 'contentType'>;
  /** More that an operator wants to see in `/readyz`, ready or not; no secrets. */
  details?(): Record<string, unknown>;
  /** How long a check may take, in milliseconds. */
  patienceMs?: number;
}

/** `GET /healthz` (the process lives), `GET /readyz` (what it needs is usable, 503 and the reasons if not), `GET /metrics`. */
export function healthRoutes(
  app: FastifyInstance,
  { checks, metrics, details, patienceMs = 3_000 }: HealthOptions,
): void {
  app.get('/healthz', async (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'alive' }));

  app.get('/readyz', async (_request, reply) => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await outcome(check, patienceMs)] as const),
    );
    const ready = results.every(([, result]) => result === 'ok');
    return reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: ready ? 'ready' : 'not ready', checks: Object.fromEntries(results), ...details?.() });
  });

  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
}

async function outcome(check: HealthCheck, patienceMs: number): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`gave no answer within ${patienceMs} ms`), patienceMs);
  });
  try {
    return (await Promise.race([check(), late])) ?? 'ok';
  } catch (error) {
    // A library's message may hold an address with a password: only its code is told.
    const code = (error as { code?: unknown }).code;
    return typeof code === 'string' ? `does not answer (${code})` : 'does not answer';
  } finally {
    clearTimeout(timer);
  }
}
