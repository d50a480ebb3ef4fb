#!/usr/bin/env node
// A stand-in for Prisma's native `schema-engine` binary: the same line-delimited JSON-RPC on stdin/stdout,
// answered by Prisma's own schema engine compiled to WebAssembly (@prisma/schema-engine-wasm, from npm)
// over @prisma/adapter-pg. Use: PRISMA_SCHEMA_ENGINE_BINARY=/path/to/schema-engine.mjs prisma migrate …
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import readline from 'node:readline';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import pg from 'pg';

const require = createRequire(import.meta.url);

const argv = process.argv.slice(2);
if (argv.includes('--version') || argv[0] === '-V') {
  console.log(
    'schema-engine-cli ' +
      JSON.parse(
        fs.readFileSync(path.join(path.dirname(require.resolve('@prisma/schema-engine-wasm')), 'package.json'), 'utf8'),
      ).version +
      ' (wasm)',
  );
  process.exit(0);
}
const datamodels = [];
let datasource = {};
let cli = null;
for (let i = 0; i < argv.length; i++) {
  if (argv[i] === '--datamodels') datamodels.push(argv[++i]);
  else if (argv[i] === '--datasource') datasource = JSON.parse(argv[++i]);
  else if (argv[i] === '--enabled-preview-features' || argv[i] === '--extension-types') i++;
  else if (argv[i] === 'cli') {
    cli = argv[++i];
  }
}
const log = (level, message, extra = {}) =>
  process.stderr.write(
    JSON.stringify({
      timestamp: new Date().toISOString(),
      level,
      fields: { message, ...extra },
      target: 'schema_engine::logger',
    }) + '\n',
  );

const maint = (url) => {
  const u = new URL(url);
  const db = decodeURIComponent(u.pathname.slice(1));
  u.pathname = '/postgres';
  u.searchParams.delete('schema');
  return { admin: u.toString(), db };
};
const clean = (url) => {
  const u = new URL(url);
  u.searchParams.delete('schema');
  return u.toString();
};
const schemaOf = (url) => {
  try {
    return new URL(url).searchParams.get('schema') ?? undefined;
  } catch {
    return undefined;
  }
};
class KnownError extends Error {
  constructor(code, message, meta = {}) {
    super(message);
    this.code = code;
    this.meta = meta;
  }
}
const pgErr = (e, url) => {
  const u = new URL(url);
  if (e.code === '3D000')
    return new KnownError('P1003', `Database \`${decodeURIComponent(u.pathname.slice(1))}\` does not exist`, {
      database_name: decodeURIComponent(u.pathname.slice(1)),
    });
  if (e.code === '28P01' || e.code === '28000')
    return new KnownError(
      'P1000',
      `Authentication failed against database server, the provided database credentials for \`${u.username}\` are not valid.\n\nPlease make sure to provide valid database credentials for the database server at the configured address.`,
    );
  if (e.code === 'ECONNREFUSED' || e.code === 'ENOTFOUND')
    return new KnownError(
      'P1001',
      `Can't reach database server at \`${u.host}\`\n\nPlease make sure your database server is running at \`${u.host}\`.`,
    );
  return e;
};
async function withPg(url, f) {
  const c = new pg.Client({ connectionString: clean(url) });
  try {
    await c.connect();
    return await f(c);
  } catch (e) {
    throw pgErr(e, url);
  } finally {
    await c.end().catch(() => {});
  }
}
async function createDb(url) {
  const { admin, db } = maint(url);
  await withPg(admin, (c) => c.query(`CREATE DATABASE ${pg.escapeIdentifier(db)}`)).catch((e) => {
    if (e.code === '42P04') throw new KnownError('P1009', `Database \`${db}\` already exists on the database server`);
    throw e;
  });
  return db;
}
async function dropDb(url) {
  const { admin, db } = maint(url);
  await withPg(admin, (c) => c.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(db)}`));
}

if (cli) {
  const url = datasource.url;
  log('INFO', 'Starting schema engine CLI'); // Prisma's CLI skips the first line of stderr
  try {
    if (cli === 'can-connect-to-database') {
      await withPg(url, (c) => c.query('select 1'));
      log('INFO', 'Connection successful');
    } else if (cli === 'create-database') {
      const n = await createDb(url);
      log('INFO', `Database created successfully.`, { database_name: n });
    } else if (cli === 'drop-database') {
      await dropDb(url);
      log('INFO', 'Database dropped successfully.');
    } else throw new Error('unknown cli command ' + cli);
    process.exit(0);
  } catch (e) {
    log('ERROR', e.message, { is_panic: false, error_code: e.code, meta: e.meta ?? null });
    process.exit(1);
  }
}

// --- adapter: PrismaPg with the three things that migrations need and it lacks -------------------------------------
//  1. the catalog type "char" (oid 18), which the schema describer reads;
//  2. executeScript that sends the script whole (PrismaPg splits at every ';', which breaks functions and DO blocks);
//  3. a shadow database whose own connections are closed before it is dropped.
// One connection only (max: 1), so that Prisma's advisory lock and its statements share a session.
const CHAR = 18,
  CHARACTER = 6,
  BPCHAR = 1042;
async function migrationAdapter(url, onDispose) {
  const schema = schemaOf(url);
  const a = await new PrismaPg(
    {
      connectionString: clean(url),
      max: 1,
      ...(schema ? { options: `-c search_path="${schema.replaceAll('"', '')}"` } : {}),
    },
    { schema },
  ).connect();
  if (schema && schema !== 'public')
    await a
      .underlyingDriver()
      .query(`CREATE SCHEMA IF NOT EXISTS ${pg.escapeIdentifier(schema)}`)
      .catch((e) => {
        throw pgErr(e, url);
      });
  const patch = (q) => {
    const io = q.performIO.bind(q);
    let chars = [];
    q.performIO = async (query) => {
      const r = await io(query);
      chars = [];
      return r?.fields
        ? Object.assign(Object.create(r), {
            rows: r.rows,
            rowCount: r.rowCount,
            fields: r.fields.map((f, i) =>
              f.dataTypeID === CHAR ? (chars.push(i), { ...f, name: f.name, dataTypeID: BPCHAR }) : f,
            ),
          })
        : r;
    };
    const raw = q.queryRaw.bind(q);
    q.queryRaw = async (query) => {
      const r = await raw(query);
      for (const i of chars) r.columnTypes[i] = CHARACTER;
      return r;
    };
    return q;
  };
  patch(a);
  const start = a.startTransaction.bind(a);
  a.startTransaction = async (iso) => patch(await start(iso));
  a.executeScript = async (script) => {
    try {
      await a.underlyingDriver().query(script);
    } catch (e) {
      a.onError(e);
    }
  };
  const dispose = a.dispose.bind(a);
  a.dispose = async () => {
    await dispose();
    await onDispose?.();
  };
  return a;
}
class MigrationPg {
  provider = 'postgres';
  adapterName = '@prisma/adapter-pg';
  constructor(url, shadowUrl) {
    this.url = url;
    this.shadowUrl = shadowUrl;
  }
  connect() {
    return migrationAdapter(this.url);
  }
  async connectToShadowDb() {
    if (this.shadowUrl) return migrationAdapter(this.shadowUrl);
    const u = new URL(this.url);
    u.pathname = '/prisma_migrate_shadow_db_' + globalThis.crypto.randomUUID();
    await createDb(u.toString());
    return migrationAdapter(u.toString(), () => dropDb(u.toString()));
  }
}

// --- WASM engine -----------------------------------------------------------------------------------------------
async function loadWasm() {
  const bg = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = fs.readFileSync(
    path.join(path.dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg')), 'schema_engine_bg.wasm'),
  );
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bg });
  bg.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start?.();
  return bg;
}
let bgP;
const engines = new Map();
async function engineFor(url) {
  const key = url ?? '';
  if (!engines.has(key))
    engines.set(
      key,
      (async () => {
        bgP ??= loadWasm();
        const bg = await bgP;
        const factory = new MigrationPg(url ?? 'postgresql://none:none@127.0.0.1:1/none', datasource.shadowDatabaseUrl);
        const models = datamodels.map((f) => [f, fs.readFileSync(f, 'utf8')]);
        return bg.SchemaEngine.new(
          { datamodels: models.length ? models : undefined },
          (m) => {
            if (process.env.SE_DEBUG) log('INFO', String(m));
          },
          bindMigrationAwareSqlAdapterFactory(factory),
        );
      })(),
    );
  return engines.get(key);
}
const urlIn = (p) =>
  p?.datasource?.url ??
  p?.datasource?.Url?.url ??
  p?.url ??
  p?.datasourceType?.url ??
  p?.datasourceType?.datasource?.url;
const handlers = {
  async getDatabaseVersion(p) {
    return (await engineFor(urlIn(p) ?? datasource.url)).version(null);
  },
  async ensureConnectionValidity(p) {
    const url = urlIn(p) ?? datasource.url;
    await withPg(url, (c) => c.query('select 1'));
    return {};
  },
  async createDatabase(p) {
    return { databaseName: await createDb(urlIn(p) ?? datasource.url) };
  },
  async dbExecute(p) {
    const url = urlIn(p) ?? datasource.url;
    await withPg(url, (c) => c.query(p.script));
    return null;
  },
};
async function call(method, params) {
  if (process.env.SE_DEBUG) log('INFO', `${method} ${JSON.stringify(params)}`);
  if (handlers[method]) return handlers[method](params);
  let url = datasource.url;
  for (const side of ['from', 'to']) if (params?.[side]?.tag === 'url') url = params[side].url;
  const eng = await engineFor(url);
  if (typeof eng[method] !== 'function') throw Object.assign(new Error(`Method not found: ${method}`), { rpc: -32601 });
  const r = await eng[method](params);
  if (method === 'diff') {
    if (r.stdout != null) await print(r.stdout.replace(/\n$/, ''));
    return { exitCode: r.exitCode };
  }
  return r ?? null;
}
let outId = 1;
const waiting = new Map();
const print = (content) =>
  new Promise((res) => {
    const id = 'p' + outId++;
    waiting.set(id, res);
    process.stdout.write(JSON.stringify({ jsonrpc: '2.0', id, method: 'print', params: { content } }) + '\n');
  });
const rl = readline.createInterface({ input: process.stdin, crlfDelay: Infinity });
let busy = Promise.resolve();
rl.on('line', (line) => {
  if (!line.trim()) return;
  const msg = JSON.parse(line);
  if (msg.method === undefined) {
    waiting.get(msg.id)?.();
    waiting.delete(msg.id);
    return;
  }
  busy = busy.then(async () => {
    try {
      process.stdout.write(
        JSON.stringify({ jsonrpc: '2.0', id: msg.id, result: await call(msg.method, msg.params) }, (k, v) =>
          v instanceof Map ? Object.fromEntries(v) : v,
        ) + '\n',
      );
    } catch (e) {
      if (process.env.SE_DEBUG) log('ERROR', e.stack ?? String(e));
      const data = { is_panic: false, message: e?.message ?? String(e), backtrace: null };
      if (e?.code && /^P\d{4}$/.test(e.code)) {
        data.error_code = e.code;
        data.meta = e.meta ?? {};
      }
      process.stdout.write(
        JSON.stringify({
          jsonrpc: '2.0',
          id: msg.id,
          error: { code: e?.rpc ?? 4466, message: 'An error happened. Check the data field for details.', data },
        }) + '\n',
      );
    }
  });
});
rl.on('close', () => {
  busy.finally(() => process.exit(0));
});
