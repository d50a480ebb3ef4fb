import pg from 'pg';
import type { Runner } from './pipelined.ts';
import { Prisma } from './prisma-client/client.ts';

/**
 * Runs SQL: what a store's function needs that writes no more than that. Prisma's client and its transactions fit, and so does
 * `Database.direct`.
 */
export interface Sql {
  /** @returns the rows, with bigint for int8 and Date for times, as Prisma gives them. */
  $queryRaw<Rows = unknown>(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<Rows>;
  /** @returns how many rows were changed. */
  $executeRaw(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<number>;
}

/** SQL over the pool of connections without Prisma's way there, which costs a third of a millisecond a statement. */
export interface DirectSql extends Sql {
  /** `BEGIN` … `COMMIT`; rolled back when `work` rejects. */
  $transaction<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result>;
}

/**
 * Values as JSON in one text, for `string_to_array(…, JSON_LIST_SEPARATOR)`: with many columns a third of what `json_to_recordset`
 * costs the server. What is undefined is empty, for the null of `string_to_array(…, …, '')`.
 */
export function jsonList(values: readonly unknown[]): string {
  return values.map((value) => (value === undefined ? '' : JSON.stringify(value))).join(JSON_LIST_SEPARATOR);
}

/** JSON escapes it, so that it stands in no value. */
export const JSON_LIST_SEPARATOR = '\u001e';

/** A statement that takes longer is given up, so that nobody waits for ever for a server that fell silent. Milliseconds. */
const LONGEST_MS = 30_000;

/** Names a statement that is worth preparing; an empty name: not prepared. */
type NameOf = (query: { sql: string }) => string;

export function directSql(pool: pg.Pool, nameOf: NameOf, longestMs = LONGEST_MS): DirectSql {
  const plain = (text: string) => ({ text, query_timeout: longestMs }) as pg.QueryConfig;
  return {
    ...sqlOver(pool, nameOf, longestMs),
    $transaction: async (work) => {
      const client = await pool.connect();
      // One that breaks between two statements says so as an event, which nobody may leave unheard; the next statement fails.
      client.on('error', ignore);
      let failure: unknown;
      try {
        await client.query(plain('BEGIN'));
        const result = await work(sqlOver(client, nameOf, longestMs));
        await client.query(plain('COMMIT'));
        return result;
      } catch (error) {
        failure = error;
        throw error;
      } finally {
        client.off('error', ignore);
        // A connection whose transaction went wrong is closed: that rolls back whatever state it is in.
        client.release(failure !== undefined);
      }
    },
  };
}

function ignore(): void {}

/** Each statement by itself, wherever `runner` runs it. */
export function sqlOver(runner: Runner, nameOf: NameOf, longestMs = LONGEST_MS): Sql {
  const run = ({ text, values }: { text: string; values: unknown[] }) =>
    runner.query({
      text,
      values,
      name: nameOf({ sql: text }) || undefined,
      types: PARSERS,
      query_timeout: longestMs,
    } as pg.QueryConfig);
  return {
    $queryRaw: async <Rows>(query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) =>
      (await run(statementOf(query, values))).rows as Rows,
    $executeRaw: async (query, ...values) => (await run(statementOf(query, values))).rowCount ?? 0,
  };
}

/** Texts of templates without parts: these are the same objects at every call. */
const texts = new WeakMap<TemplateStringsArray, string>();

function statementOf(query: TemplateStringsArray | Prisma.Sql, values: unknown[]): { text: string; values: unknown[] } {
  if (query instanceof Prisma.Sql) return { text: query.text, values: query.values.map(toParameter) };
  if (values.some((value) => value instanceof Prisma.Sql)) {
    const whole = Prisma.sql(query, ...(values as Parameters<typeof Prisma.sql>[1][]));
    return { text: whole.text, values: whole.values.map(toParameter) };
  }
  let text = texts.get(query);
  if (text === undefined) {
    text = query.reduce((before, part, index) => `${before}$${index}${part}`);
    texts.set(query, text);
  }
  return { text, values: values.map(toParameter) };
}

/** The driver would write a Date in the zone of this machine. */
function toParameter(value: unknown): unknown {
  if (Array.isArray(value)) return arrayText(value) ?? value;
  return value instanceof Date ? value.toISOString() : value;
}

/** As the driver writes it, at half of its cost; undefined where there are objects in it. */
function arrayText(values: readonly unknown[]): string | undefined {
  let text = '';
  for (const value of values) {
    if (text !== '') text += ',';
    if (value === null || value === undefined) text += 'NULL';
    else if (typeof value === 'string')
      text += `"${MUST_BE_ESCAPED.test(value) ? value.replace(/["\\]/g, '\\$&') : value}"`;
    else if (typeof value === 'object') return undefined;
    else text += String(value);
  }
  return `{${text}}`;
}

const MUST_BE_ESCAPED = /["\\]/;

const INT8 = 20;
const TIMESTAMPTZ = 1184;

const ownParsers: Readonly<Record<number, (value: string) => unknown>> = {
  [INT8]: BigInt,
  // The session is in UTC: `2026-11-18 07:30:00.123+00`.
  [TIMESTAMPTZ]: (value) => new Date(`${value.slice(0, 10)}T${value.slice(11, -3)}Z`),
};

const PARSERS: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && ownParsers[oid]) ||
    pg.types.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
};
