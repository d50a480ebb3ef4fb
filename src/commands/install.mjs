// Runs before every command, with nothing installed: installs the packages when `node_modules` is missing or older than the
// lockfile, and makes the Prisma client when the schema is newer than it. Plain JavaScript without dependencies.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync, utimesSync } from 'node:fs';

const [major] = process.versions.node.split('.').map(Number);
if (major < 20) {
  console.error(`Nghe Dân needs Node.js 20 or newer; this is ${process.version}.`);
  process.exit(1);
}

const age = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);

function run(what, command, args) {
  console.error(what);
  const done = spawnSync(command, args, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: 'prisma/schema-engine.mjs', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) {
    console.error(`${command} ${args.join(' ')} failed (${done.status ?? done.error?.message}).`);
    process.exit(1);
  }
}

const INSTALLED = 'node_modules/.package-lock.json';
if (age(INSTALLED) < age('package-lock.json')) {
  run('Installing packages …', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  utimesSync(INSTALLED, new Date(), new Date());
}

const CLIENT = 'src/platform/prisma-client/client.ts';
if (age(CLIENT) < age('prisma/schema.prisma')) {
  run('Making the database client …', process.execPath, ['node_modules/prisma/build/index.js', 'generate']);
  utimesSync(CLIENT, new Date(), new Date());
}
