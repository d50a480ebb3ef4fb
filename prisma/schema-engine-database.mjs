// What `schema-engine.mjs` needs of PostgreSQL: making and dropping databases, and PrismaPg mended for migrations.
import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';

/** An error with one of Prisma's own codes (`P1001`), which its command line puts into words. */
export class KnownError extends Error {
  constructor(code, message, meta = {}) {
    super(message);
    this.code = code;
    this.meta = meta;
  }
}

export async function withClient(url, use) {
  const client = new pg.Client({ connectionString: withoutSchema(url) });
  try {
    await client.connect();
    return await use(client);
  } catch (error) {
    throw asKnownError(error, url);
  } finally {
    await client.end().catch(() => {});
  }
}

/** @returns the name of the new database. */
export async function createDatabase(url) {
  const name = databaseIn(url);
  try {
    await withClient(serverOf(url), (client) => client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`));
  } catch (error) {
    if (error.code !== '42P04') throw error;
    throw new KnownError('P1009', `Database \`${name}\` already exists on the database server`);
  }
  return name;
}

export async function dropDatabase(url) {
  const name = pg.escapeIdentifier(databaseIn(url));
  await withClient(serverOf(url), (client) => client.query(`DROP DATABASE IF EXISTS ${name}`));
}

/** The factory of connections that the engine asks for; the shadow database is made for a moment, unless one is given. */
export class MigrationAdapterFactory {
  provider = 'postgres';
  adapterName = '@prisma/adapter-pg';
  #url;
  #shadowUrl;

  constructor(url, shadowUrl) {
    this.#url = url;
    this.#shadowUrl = shadowUrl;
  }

  connect() {
    return migrationAdapter(this.#url);
  }

  async connectToShadowDb() {
    if (this.#shadowUrl) return migrationAdapter(this.#shadowUrl);
    const url = new URL(this.#url);
    url.pathname = `/prisma_migrate_shadow_db_${randomUUID()}`;
    await createDatabase(url.href);
    return migrationAdapter(url.href, () => dropDatabase(url.href));
  }
}

/**
 * PrismaPg with the three things that migrations need and it lacks: the catalog's type "char", scripts that are sent whole (it
 * splits them at every `;`, which breaks functions and DO blocks), and an end that closes its connections before it returns.
 * One connection only, so that Prisma's advisory lock and its statements share a session.
 */
async function migrationAdapter(url, afterEnd = async () => {}) {
  const schema = new URL(url).searchParams.get('schema') ?? undefined;
  const searchPath = schema ? { options: `-c search_path="${schema.replaceAll('"', '')}"` } : {};
  const factory = new PrismaPg({ connectionString: withoutSchema(url), max: 1, ...searchPath }, { schema });
  const adapter = await factory.connect();
  if (schema && schema !== 'public') {
    const sql = `CREATE SCHEMA IF NOT EXISTS ${pg.escapeIdentifier(schema)}`;
    await adapter
      .underlyingDriver()
      .query(sql)
      .catch((error) => {
        throw asKnownError(error, url);
      });
  }
  readCharColumns(adapter);
  const startTransaction = adapter.startTransaction.bind(adapter);
  adapter.startTransaction = async (isolation) => readCharColumns(await startTransaction(isolation));
  adapter.executeScript = async (script) => {
    try {
      await adapter.underlyingDriver().query(script);
    } catch (error) {
      adapter.onError(error);
    }
  };
  const dispose = adapter.dispose.bind(adapter);
  adapter.dispose = async () => {
    await dispose();
    await afterEnd();
  };
  return adapter;
}

/** PostgreSQL's number of the type "char", of char(n), which PrismaPg reads the same way, and Prisma's own of a character. */
const CHAR_OID = 18;
const BPCHAR_OID = 1042;
const CHARACTER = 6;

function readCharColumns(queryable) {
  const performIO = queryable.performIO.bind(queryable);
  const queryRaw = queryable.queryRaw.bind(queryable);
  let charColumns = [];
  queryable.performIO = async (query) => {
    const result = await performIO(query);
    charColumns = [];
    if (!result?.fields) return result;
    const fields = result.fields.map((field, column) => {
      if (field.dataTypeID !== CHAR_OID) return field;
      charColumns.push(column);
      return { ...field, name: field.name, dataTypeID: BPCHAR_OID };
    });
    return Object.assign(Object.create(result), { rows: result.rows, rowCount: result.rowCount, fields });
  };
  queryable.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const column of charColumns) result.columnTypes[column] = CHARACTER;
    return result;
  };
  return queryable;
}

function databaseIn(url) {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

function serverOf(url) {
  const server = new URL(withoutSchema(url));
  server.pathname = '/postgres';
  return server.href;
}

/** `?schema=` is Prisma's; PostgreSQL would refuse it. */
function withoutSchema(url) {
  const plain = new URL(url);
  plain.searchParams.delete('schema');
  return plain.href;
}

function asKnownError(error, url) {
  const { host, username } = new URL(url);
  switch (error.code) {
    case '3D000': {
      const name = databaseIn(url);
      return new KnownError('P1003', `Database \`${name}\` does not exist`, { database_name: name });
    }
    case '28P01':
    case '28000':
      return new KnownError(
        'P1000',
        `Authentication failed against database server, the provided database credentials for \`${username}\` are not valid.\n\n` +
          'Please make sure to provide valid database credentials for the database server at the configured address.',
      );
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
      return new KnownError(
        'P1001',
        `Can't reach database server at \`${host}\`\n\nPlease make sure your database server is running at \`${host}\`.`,
      );
    default:
      return error;
  }
}
