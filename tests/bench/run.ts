import { spawnSync } from 'node:child_process';
import { existsSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { channelSends } from './channel-sends.ts';
import { engineTurns } from './engine-turns.ts';
import { fanoutReply, fanoutShare } from './fanout-share.ts';
import type { Print } from './figure.ts';
import { memory100k, memoryIdle } from './memory.ts';
import { hasRedis } from './redis-server.ts';
import { remindersFlat } from './reminders-flat.ts';
import { remindersYear } from './reminders-year.ts';
import { type BenchSettings, benchSettings } from './settings.ts';
import { firstStart, secondStart } from './starts.ts';
import { understandTexts } from './understand-texts.ts';
import { durableTurns, latency300, latency1000, volatileTurns } from './webhook-turns.ts';

/** `npm run bench`: measures, and prints one figure a line as JSON. Words after `--` pick benchmarks by name. */

interface Bench {
  run(settings: BenchSettings, print: Print): Promise<void>;
  needs?: readonly ('peers' | 'redis')[];
}

const BENCHES: Readonly<Record<string, Bench>> = {
  engine_turns: { run: engineTurns, needs: ['peers'] },
  durable_turns: { run: durableTurns, needs: ['peers', 'redis'] },
  volatile_turns: { run: volatileTurns, needs: ['peers', 'redis'] },
  latency_300: { run: latency300, needs: ['peers', 'redis'] },
  latency_1000: { run: latency1000, needs: ['peers', 'redis'] },
  understand_texts: { run: understandTexts },
  first_start: { run: firstStart },
  second_start: { run: secondStart },
  memory_idle: { run: memoryIdle },
  memory_100k: { run: memory100k },
  fanout_share: { run: fanoutShare },
  fanout_reply: { run: fanoutReply },
  channel_sends: { run: channelSends },
  reminders_year: { run: remindersYear },
  reminders_flat: { run: remindersFlat },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0)
  refuse(`There is no benchmark ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`);

const settings = benchSettings(process.env);
const names = asked.length > 0 ? asked : Object.keys(BENCHES);
const needs = (what: 'peers' | 'redis') => names.filter((name) => BENCHES[name]!.needs?.includes(what));
// Without Redis the others are measured all the same.
const without = hasRedis() ? [] : needs('redis');
if (needs('peers').some((name) => !without.includes(name))) installPeers();
for (const name of names)
  if (!without.includes(name)) await BENCHES[name]!.run(settings, (figure) => console.log(JSON.stringify(figure)));
if (without.length > 0)
  refuse(
    `Not measured: ${without.join(', ')}. Their peers need redis-server on the PATH (apt-get install redis-server).`,
  );

/** As `src/commands/install.mjs` does for the service: when they are missing or older than their lockfile. */
function installPeers(): void {
  const folder = path.join(import.meta.dirname, 'peers');
  const installed = path.join(folder, 'node_modules/.package-lock.json');
  const age = (file: string) => (existsSync(file) ? statSync(file).mtimeMs : 0);
  if (age(installed) >= age(path.join(folder, 'package-lock.json'))) return;
  console.error('Installing the peers …');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) refuse('The peers could not be installed.');
  utimesSync(installed, new Date(), new Date());
}

function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
