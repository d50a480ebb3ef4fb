import http from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import type { Change } from '../../src/platform/live.ts';
import { registerLive } from '../../src/staff/live-routes.ts';
import { testDatabase } from '../database.ts';
import { type Browser, makeUser, signInAs, staffApp } from './staff-app.ts';

const db = await testDatabase();
const listeners = new Set<(changes: Change[]) => void>();
let waitsForListener: (() => void) | undefined;
let app: FastifyInstance;
let origin: string;
let lan: Browser;

beforeAll(async () => {
  await makeUser(db, { email: 'lan@phuong.example', areaIds: [] });
  app = staffApp(db);
  registerLive(app, {
    live: {
      on: (listener) => {
        listeners.add(listener);
        waitsForListener?.();
        return () => listeners.delete(listener);
      },
    },
    visible: async (viewer, changes) => {
      if (changes.some(({ id }) => id === 'breaks')) throw new Error('the database is away');
      return changes.filter(({ id }) => viewer.name === 'Cán bộ thử' && id !== 'secret');
    },
  });
  origin = await app.listen({ port: 0, host: '127.0.0.1' });
  lan = await signInAs(app, 'lan@phuong.example');
});
afterAll(async () => {
  await app.close();
  await db.close();
});

/**
 * Opens the stream and waits until it listens; `until` reads on until the text is there, or the stream has ended.
 * Not with `fetch`: it connects again after an abort, and the server would wait for that connection when it closes.
 */
async function open() {
  const listens = new Promise<void>((resolve) => {
    waitsForListener = resolve;
  });
  const answer = await new Promise<http.IncomingMessage>((resolve, reject) => {
    http.get(`${origin}/api/live`, { headers: { cookie: lan.cookie }, agent: false }, resolve).on('error', reject);
  });
  await listens;
  answer.setEncoding('utf8');
  const pieces = answer[Symbol.asyncIterator]();
  let text = '';
  return {
    answer,
    until: async (part: string | null) => {
      while (part === null || !text.includes(part)) {
        const { value, done } = await pieces.next();
        if (done) break;
        text += value;
      }
      return text;
    },
    leave: () => answer.destroy(),
  };
}

const tell = (...ids: string[]) => {
  for (const listener of listeners) listener(ids.map((id) => ({ kind: 'issue', id })));
};

test('nobody listens without signing in', async () => {
  expect((await app.inject('/api/live')).statusCode).toBe(401);
});

test('a page hears of what it may see and of nothing else', async () => {
  const page = await open();
  expect(page.answer.headers['content-type']).toContain('text/event-stream');
  tell('secret');
  tell('secret', 'AN-0001');
  const heard = await page.until('AN-0001');
  expect(heard).toContain('event: changed\ndata: {"changes":[{"kind":"issue","id":"AN-0001"}]}\n\n');
  expect(heard).not.toContain('secret');
  expect(heard.match(/event: changed/g)).toHaveLength(1);
  page.leave();
});

test('where it cannot be checked what a page may see, the page is told to connect again', async () => {
  const page = await open();
  tell('breaks');
  expect(await page.until(null)).not.toContain('breaks');
});

test('a page that is gone is forgotten', async () => {
  const page = await open();
  const before = listeners.size;
  const gone = new Promise<void>((resolve) => {
    const remove = listeners.delete.bind(listeners);
    listeners.delete = (listener) => {
      queueMicrotask(resolve);
      return remove(listener);
    };
  });
  page.leave();
  await gone;
  expect(listeners.size).toBeLessThan(before);
});
