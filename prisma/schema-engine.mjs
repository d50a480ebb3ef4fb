#!/usr/bin/env node
// A stand-in for Prisma's native `schema-engine`, which its command line would download from binaries.prisma.sh: the same JSON-RPC,
// one object a line, over stdin and stdout, answered by Prisma's own engine as WebAssembly (@prisma/schema-engine-wasm).
// Use: PRISMA_SCHEMA_ENGINE_BINARY=prisma/schema-engine.mjs npx prisma migrate …   (or `npm run prisma -- migrate …`)
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import readline from 'node:readline';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { createDatabase, dropDatabase, MigrationAdapterFactory, withClient } from './schema-engine-database.mjs';

const require = createRequire(import.meta.url);
const call = parseArguments(process.argv.slice(2));

if (call.version) {
  const folder = path.dirname(require.resolve('@prisma/schema-engine-wasm'));
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  console.log(`schema-engine-cli ${version} (wasm)`);
} else if (call.command) {
  process.exitCode = await runCommand(call.command, call.datasource.url);
} else {
  serve();
}

function parseArguments(argv) {
  const parsed = { version: false, command: undefined, datamodels: [], datasource: {} };
  const values = [...argv];
  while (values.length > 0) {
    const word = values.shift();
    if (word === '--version' || word === '-V') parsed.version = true;
    else if (word === '--datamodels') parsed.datamodels.push(values.shift());
    else if (word === '--datasource') parsed.datasource = JSON.parse(values.shift());
    else if (word === 'cli') parsed.command = values.shift();
    else if (word === '--enabled-preview-features' || word === '--extension-types') values.shift();
  }
  return parsed;
}

/** The engine's log, which Prisma's command line reads for the outcome of a command. */
function log(level, message, extra = {}) {
  const line = {
    timestamp: new Date().toISOString(),
    level,
    fields: { message, ...extra },
    target: 'schema_engine::logger',
  };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

/** @returns the exit code. */
async function runCommand(command, url) {
  // Prisma's command line skips the first line.
  log('INFO', 'Starting schema engine CLI');
  try {
    if (command === 'can-connect-to-database') {
      await withClient(url, (client) => client.query('SELECT 1'));
      log('INFO', 'Connection successful');
    } else if (command === 'create-database') {
      log('INFO', 'Database created successfully.', { database_name: await createDatabase(url) });
    } else if (command === 'drop-database') {
      await dropDatabase(url);
      log('INFO', 'Database dropped successfully.');
    } else throw new Error(`unknown command ${command}`);
    return 0;
  } catch (error) {
    log('ERROR', error.message, { is_panic: false, error_code: error.code, meta: error.meta ?? null });
    return 1;
  }
}

/** Answers requests one after the other until stdin ends. */
function serve() {
  const engineFor = engines();
  const prints = new Map();
  let printed = 0;
  const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message }, mapsAsObjects)}\n`);
  /** Asks the command line to print; resolves when it has. */
  const print = (content) =>
    new Promise((resolve) => {
      const id = `print-${++printed}`;
      prints.set(id, resolve);
      send({ id, method: 'print', params: { content } });
    });
  const answer = async ({ id, method, params }) => {
    try {
      send({ id, result: await perform(method, params, { engineFor, print }) });
    } catch (error) {
      send({ id, error: rpcError(error) });
    }
  };

  let busy = Promise.resolve();
  const lines = readline.createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  lines.on('line', (line) => {
    if (!line.trim()) return;
    const message = JSON.parse(line);
    if (message.method === undefined) {
      prints.get(message.id)?.();
      prints.delete(message.id);
    } else {
      busy = busy.then(() => answer(message));
    }
  });
  lines.on('close', () => busy.finally(() => process.exit(0)));
}

async function perform(method, params, { engineFor, print }) {
  const url = urlIn(params) ?? call.datasource.url;
  // These need no engine, and must work where its database does not exist yet.
  if (method === 'ensureConnectionValidity') {
    await withClient(url, (client) => client.query('SELECT 1'));
    return {};
  }
  if (method === 'createDatabase') return { databaseName: await createDatabase(url) };
  if (method === 'dbExecute') {
    await withClient(url, (client) => client.query(params.script));
    return null;
  }
  if (method === 'getDatabaseVersion') return (await engineFor(url)).version(null);

  const [compared] = [params?.to, params?.from].filter((side) => side?.tag === 'url');
  const engine = await engineFor(compared?.url ?? call.datasource.url);
  if (typeof engine[method] !== 'function')
    throw Object.assign(new Error(`Method not found: ${method}`), { rpcCode: -32601 });
  const result = await engine[method](params);
  if (method !== 'diff') return result ?? null;
  if (result.stdout != null) await print(result.stdout.replace(/\n$/, ''));
  return { exitCode: result.exitCode };
}

function urlIn(params) {
  const place = params?.datasource ?? params?.datasourceType;
  return place?.url ?? place?.Url?.url ?? place?.datasource?.url ?? params?.url;
}

/** One engine a database, made when it is first asked for. */
function engines() {
  const byUrl = new Map();
  let wasm;
  return (url = 'postgresql://none:none@127.0.0.1:1/none') => {
    wasm ??= loadWasm();
    if (!byUrl.has(url))
      byUrl.set(
        url,
        wasm.then((loaded) => openEngine(loaded, url)),
      );
    return byUrl.get(url);
  };
}

async function loadWasm() {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const folder = path.dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
  const bytes = readFileSync(path.join(folder, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start?.();
  return glue;
}

function openEngine(wasm, url) {
  const datamodels = call.datamodels.map((file) => [file, readFileSync(file, 'utf8')]);
  return wasm.SchemaEngine.new(
    { datamodels: datamodels.length > 0 ? datamodels : undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(new MigrationAdapterFactory(url, call.datasource.shadowDatabaseUrl)),
  );
}

function mapsAsObjects(_key, value) {
  return value instanceof Map ? Object.fromEntries(value) : value;
}

/** 4466 is the code by which the command line knows an error of the engine; `error_code` is one of Prisma's. */
function rpcError(error) {
  const known = /^P\d{4}$/.test(error?.code ?? '') ? { error_code: error.code, meta: error.meta ?? {} } : {};
  return {
    code: error?.rpcCode ?? 4466,
    message: 'An error happened. Check the data field for details.',
    data: { is_panic: false, message: error?.message ?? String(error), backtrace: null, ...known },
  };
}
