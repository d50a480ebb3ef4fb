import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { within } from './within.ts';

/** Numbers for Prometheus, of one process. Label values come from closed sets: never an id, an address or a text. */
export interface Metrics {
  counter(name: string, help: string, labels?: readonly string[]): Counter;
  /** A value that is read when it is asked for; one that cannot be read is left out. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void;
  /** Values side by side, each with its labels; all are left out where they cannot be read. */
  gauges<Label extends string>(name: string, help: string, options: GaugesOptions<Label>): void;
  histogram(name: string, help: string, options: { buckets: number[]; labels?: readonly string[] }): Histogram;
  /** In Prometheus' text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

export interface GaugesOptions<Label extends string> {
  labels: readonly Label[];
  read(): readonly LabelledValue<Label>[] | Promise<readonly LabelledValue<Label>[]>;
}

export type LabelledValue<Label extends string> = { labels: Record<Label, string>; value: number };

/** A value that takes longer is left out: Prometheus gives up after ten seconds, and then has none at all. Milliseconds. */
const PATIENCE_MS = 3_000;

/** Begins with those of the process: memory, processor, event loop. */
export function openMetrics({ patienceMs = PATIENCE_MS } = {}): Metrics {
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
            this.set(await within(patienceMs, read()));
          } catch {
            this.reset();
            this.remove();
          }
        },
      });
    },
    gauges: (name, help, { labels, read }) => {
      new Gauge({
        name,
        help,
        labelNames: [...labels],
        registers,
        async collect() {
          this.reset();
          try {
            for (const found of await within(patienceMs, read())) this.set(found.labels, found.value);
          } catch {
            // As with one that never was read.
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

/**
 * Times every request by its route. Call it before routes are added.
 * @returns a function for POSTs that are answered past the routes.
 */
export function measureRequests(
  app: FastifyInstance,
  metrics: Metrics,
): (path: string, status: number, ms: number) => void {
  const seconds = metrics.histogram('http_request_seconds', 'Time to answer a request', {
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    labels: ['method', 'route', 'status'],
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  return (route, status, ms) => seconds.observe({ method: 'POST', route, status }, ms / 1000);
}
