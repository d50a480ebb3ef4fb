import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { makePeople, openBenchApp } from './bench-app.ts';
import { benchCatalogue } from './report-flow.ts';

/**
 * `node --import tsx our-webhook.ts <database url> <Bot API's port> <people>`: the whole service with the conversation of the
 * benchmarks, without waits for fragments, for people who have agreed. Says `{"port"}`, and `{"queries"}` so far at each SIGUSR2.
 */

const [databaseUrl, apiPort, people] = process.argv.slice(2);

let queries = 0;
const { query } = pg.Client.prototype;
pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
  queries += 1;
  return (query as (...args: unknown[]) => unknown).apply(this, args);
} as typeof query;
process.on('SIGUSR2', () => console.log(JSON.stringify({ queries })));
// Node writes a profile (--cpu-prof) only when it ends by itself.
process.on('SIGTERM', () => process.exit());

const app = await openBenchApp(
  { databaseUrl: databaseUrl!, apiPort: apiPort!, variables: { TELEGRAM_PACE: '0' } },
  { catalogue: benchCatalogue, delays: { text: 0, album: 0, photo: 0, longest: 0 } },
);
await makePeople(app, Number(people));
await app.http.listen({ host: '127.0.0.1', port: 0 });
console.log(JSON.stringify({ port: (app.http.server.address() as AddressInfo).port }));
