/** Codes, of Prisma and of PostgreSQL, of a database that does not answer or has no connection free. */
const UNAVAILABLE: ReadonlySet<unknown> = new Set(
  'P1001 P1002 P1008 P1017 P2024 P2028 ECONNREFUSED ECONNRESET EPIPE ETIMEDOUT 08000 08001 08003 08004 08006 53300 57P01 57P02 57P03'.split(
    ' ',
  ),
);

/** What Prisma's adapter calls it below a failed raw query. */
const UNAVAILABLE_KIND = /"kind":"(DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections)"/;

/** What the driver says without a code. */
const UNAVAILABLE_WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error)/;

/** Whether it is the database that is away, so that trying again one by one helps nobody. */
export function isUnavailable(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, meta = {}, message = '' } = error as { code?: unknown; meta?: unknown; message?: string };
  return UNAVAILABLE.has(code) || UNAVAILABLE_KIND.test(JSON.stringify(meta)) || UNAVAILABLE_WORDS.test(message);
}
