import { Agent, createServer } from 'node:http';
import { Redis } from '@telegraf/session/redis';
import pg from 'pg';
import { telegrafBot } from './telegraf-bot.mjs';

/**
 * `node --import tsx telegraf-webhook.mjs <redis url> <Bot API's port> [<database url>]`: telegraf with its session in Redis. With a
 * database every message is kept as a good engineer would do it simply: one INSERT when it comes, before anything else, so that a
 * repeat is known; one INSERT when the answer is sent; both before the acknowledgement, over a pool of ten. Says `{"port"}`.
 */

const [redisUrl, apiPort, databaseUrl] = process.argv.slice(2);

const TABLE = `
  CREATE TABLE IF NOT EXISTS messages (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    platform text NOT NULL DEFAULT 'telegram',
    chat_id bigint NOT NULL,
    direction text NOT NULL,
    update_id bigint UNIQUE,
    body jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now());
  CREATE INDEX IF NOT EXISTS messages_chat ON messages (chat_id, id)`;

const pool = databaseUrl && new pg.Pool({ connectionString: databaseUrl, max: 10 });
await pool?.query(TABLE);

/** Keeps what comes and what goes. */
async function keepMessages(ctx, next) {
  const { message, update_id: id } = ctx.update;
  const { rowCount } = await pool.query(
    'INSERT INTO messages (chat_id, direction, update_id, body) VALUES ($1, $2, $3, $4) ON CONFLICT (update_id) DO NOTHING',
    [message.chat.id, 'in', id, JSON.stringify(message)],
  );
  if (rowCount === 0) return;
  const call = ctx.telegram.callApi.bind(ctx.telegram);
  ctx.telegram.callApi = async (method, payload, options) => {
    const result = await call(method, payload, options);
    await pool.query('INSERT INTO messages (chat_id, direction, body) VALUES ($1, $2, $3)', [
      payload.chat_id,
      'out',
      JSON.stringify(payload),
    ]);
    return result;
  };
  await next();
}

const bot = telegrafBot({
  options: { telegram: { apiRoot: `http://127.0.0.1:${apiPort}`, webhookReply: false } },
  sessionOptions: { store: Redis({ url: redisUrl }) },
  first: (made) => {
    // Over https telegraf keeps its connections; over http it drops its agent. It is given one, or it would look slower than it is.
    made.telegram.options.agent = new Agent({ keepAlive: true });
    if (pool) made.use(keepMessages);
  },
});
const server = createServer(bot.webhookCallback('/webhooks/telegram', { secretToken: 'bench' }));
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ port: server.address().port })));
