import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createRedisMock } from 'js-redis-server';
import { createClient } from 'redis';
import { type CutOff, cutOff } from './platform/cut-off.ts';
import { freePort, temporaryFolder } from './service.ts';

/** A Redis with a way to it that can be cut or held up, and that forgets everything when it is told to. */
export interface TestRedis {
  /** For `REDIS_URL`. */
  url: string;
  /** Pulls the plug: nothing is answered, nothing is remembered. */
  kill(): Promise<void>;
  /** Starts it again, empty, at the same address. */
  revive(): Promise<void>;
  flush(): Promise<void>;
  /** How many keys it holds. */
  keys(): Promise<number>;
  /** Takes what comes and lets nothing through until it is let go on. */
  hold(): void;
  goOn(): void;
  close(): Promise<void>;
}

/** Debian's program; where it is absent only the stand-in of npm can be tested, and `.ci/run` says so. */
export const hasRedisServer = spawnSync('redis-server', ['--version']).status === 0;

/** Each with the name that a test shows. */
export const REDIS_KINDS: [string, () => Promise<TestRedis>][] = [
  ['js-redis-server', startStandIn],
  ...(hasRedisServer ? ([['redis-server', startRedisServer]] as [string, () => Promise<TestRedis>][]) : []),
];

/** The real one where there is one: what whole services are tried with; the queue itself is tried with each. */
export const BEST_REDIS = REDIS_KINDS.at(-1)!;

/** So many services find one of their own. */
const DATABASES = 1_000;

/** Redis in JavaScript, in this process. */
async function startStandIn(): Promise<TestRedis> {
  const server = await createRedisMock({ databaseCount: DATABASES });
  const { host, port } = server.addresses()[0]!;
  const cable = await cutOff({ host, port });
  const redis = redisBehind(cable, `redis://${host}:${port}`);
  return {
    ...redis,
    kill: async () => {
      await cable.cut();
      await redis.flush();
    },
    revive: () => cable.mend(),
    close: async () => {
      await cable.cut();
      await server.close();
    },
  };
}

async function startRedisServer(): Promise<TestRedis> {
  const folder = temporaryFolder();
  const port = await freePort();
  let server: ChildProcess;
  const begin = async () => {
    const settings = [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--dir',
      folder.path,
      '--save',
      '',
      '--databases',
      String(DATABASES),
    ];
    server = spawn('redis-server', settings, { stdio: ['ignore', 'pipe', 'ignore'] });
    for await (const chunk of server.stdout!) if (String(chunk).includes('Ready to accept connections')) break;
  };
  const end = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill('SIGKILL');
    await once(server, 'exit');
  };
  await begin();
  const cable = await cutOff({ host: '127.0.0.1', port });
  return {
    ...redisBehind(cable, `redis://127.0.0.1:${port}`),
    kill: async () => {
      await Promise.all([cable.cut(), end()]);
    },
    revive: async () => {
      await begin();
      await cable.mend();
    },
    close: async () => {
      await Promise.all([cable.cut(), end()]);
      folder.remove();
    },
  };
}

/** @param direct around the cable, so that it can be looked into while the cable is cut. */
function redisBehind(cable: CutOff, direct: string): Omit<TestRedis, 'kill' | 'revive' | 'close'> {
  const ask = async (command: string) => {
    const client = createClient({ url: direct, socket: { reconnectStrategy: false } });
    client.on('error', () => {});
    await client.connect();
    try {
      return await client.sendCommand([command]);
    } finally {
      client.destroy();
    }
  };
  return {
    url: `redis://127.0.0.1:${cable.port}`,
    flush: async () => void (await ask('FLUSHALL')),
    keys: async () => Number(await ask('DBSIZE')),
    hold: cable.hold,
    goOn: cable.goOn,
  };
}
