import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Numbers for Prometheus, of one process. Label values come from closed sets: never an id, an address or a text. */
export interface Metrics {
  counter(name: string, help: string, labels?: readonly string[]): Counter;
  /** A value that is read when it is asked for; one that cannot be read is left out. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void;
  histogram(name: string, help: string, options: { buckets: number[]; labels?: readonly string[] }): Histogram;
  /** In Prometheus' text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** Begins with those of the process: memory, processor, event loop. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    counter: (name, help, labels = []) => new Counter({ name, help, labelNames: [...labels], registers }),
    gauge: (name, help, read) => {
      new Gauge({
        name,
        help,
        registers,
        async collect() {
          try {
            this.set(await read());
          } catch {
            this.reset();
            this.remove();
          }
        },
      });
    },
    histogram: (name, help, { buckets, labels = [] }) =>
      new Histogram({ name, help, buckets, labelNames: [...labels], registers }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

/** Times every request by its route. Call it before routes are added. */
export function measureRequests(app: FastifyInstance, metrics: Metrics): void {
  const seconds = metrics.histogram('http_request_seconds', 'Time to answer a request', {
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    labels: ['method', 'route', 'status'],
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
}
