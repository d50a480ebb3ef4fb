import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { createUser } from '../../src/staff/create-user.ts';
import { ensureFirstAdministrator } from '../../src/staff/first-administrator.ts';
import { makeSignInLink } from '../../src/staff/sign-in-link-store.ts';
import { testDatabase } from '../database.ts';
import { makeUser, staffApp } from './staff-app.ts';

const db = await testDatabase();
let real: Date;
let app: FastifyInstance;
const clock = { real: () => real };

beforeEach(async () => {
  real = new Date();
  app = staffApp(db, () => real);
  await db.query('DELETE FROM sign_in_links; DELETE FROM staff_sessions; DELETE FROM staff_users');
});
afterAll(() => db.close());

const ensure = (first?: { email: string; password: string }, embedded = true) =>
  ensureFirstAdministrator(first, { database: db.database, clock, embedded });
const open = (token: string) => app.inject(`/sign-in/${token}`);

describe('the first administrator', () => {
  test('is made from the environment, once, and can sign in', async () => {
    const first = { email: 'Admin@phuong.example', password: 's3' };
    expect(await ensure(first)).toEqual({ kind: 'created', email: 'Admin@phuong.example' });
    expect(await ensure({ ...first, password: 'another' })).toEqual({ kind: 'unchanged' });
    const answer = await app.inject({ method: 'POST', url: '/api/session', payload: first });
    expect(answer.json().user).toMatchObject({ email: 'admin@phuong.example', role: 'administrator' });
  });

  test('gets a sign-in link with the embedded database', async () => {
    const made = await ensure();
    if (made.kind !== 'link') throw new Error(made.kind);
    const answer = await open(made.token);
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/']);
    const cookie = `nghe_dan_session=${answer.cookies[0]!.value}`;
    const session = await app.inject({ url: '/api/session', headers: { cookie } });
    expect(session.json().user).toMatchObject({ role: 'administrator' });
  });

  test('gets no link while somebody can sign in', async () => {
    const made = await ensure();
    if (made.kind !== 'link') throw new Error(made.kind);
    await open(made.token);
    expect(await ensure()).toEqual({ kind: 'unchanged' });
    await makeUser(db, { email: 'lan@phuong.example', role: 'administrator' });
    await db.query('DELETE FROM staff_sessions');
    expect(await ensure()).toEqual({ kind: 'unchanged' });
  });

  test('gets a new link for the same account where the first ran out unused, and the first is void', async () => {
    const first = await ensure();
    const second = await ensure();
    if (first.kind !== 'link' || second.kind !== 'link') throw new Error(`${first.kind} ${second.kind}`);
    expect((await open(first.token)).statusCode).toBe(410);
    expect((await open(second.token)).statusCode).toBe(303);
    expect(await db.query('SELECT 1 FROM staff_users')).toHaveLength(1);
  });

  test('is not made by itself in a database of somebody else', async () => {
    expect(await ensure(undefined, false)).toEqual({ kind: 'unchanged' });
    expect(await db.query('SELECT 1 FROM staff_users')).toEqual([]);
  });
});

describe('a sign-in link', () => {
  const link = async (userId: string) => (await makeSignInLink(db.database, userId, real)).token;

  test('works once', async () => {
    const token = await link(await makeUser(db, { email: 'lan@phuong.example' }));
    expect((await open(token)).statusCode).toBe(303);
    const again = await open(token);
    expect([again.statusCode, again.cookies]).toEqual([410, []]);
    expect(again.body).toContain('Liên kết đăng nhập này đã dùng');
  });

  test('works once even when it is opened many times at once', async () => {
    const token = await link(await makeUser(db, { email: 'lan@phuong.example' }));
    const answers = await Promise.all(Array.from({ length: 8 }, () => open(token)));
    expect(answers.filter((answer) => answer.statusCode === 303)).toHaveLength(1);
  });

  test('is over after fifteen minutes', async () => {
    const token = await link(await makeUser(db, { email: 'lan@phuong.example' }));
    real = new Date(real.getTime() + 15 * 60_000);
    expect((await open(token)).statusCode).toBe(410);
  });

  test('does not open for a disabled user', async () => {
    const token = await link(await makeUser(db, { email: 'lan@phuong.example' }));
    await db.query('UPDATE staff_users SET disabled_at = now()');
    expect((await open(token)).statusCode).toBe(410);
  });

  test('is not kept where the database could give it away', async () => {
    const token = await link(await makeUser(db, { email: 'lan@phuong.example' }));
    const rows = await db.query<{ row: string }>('SELECT l::text AS row FROM sign_in_links l');
    expect(rows).toHaveLength(1);
    expect(rows[0]!.row).not.toContain(token);
  });
});

describe('making a user', () => {
  const make = (user: Partial<Parameters<typeof createUser>[1]>) =>
    createUser(db.database, { email: 'lan@phuong.example', name: 'Lan', role: 'moderator', ...user });

  test('refuses what cannot work, with the reason', async () => {
    expect(await make({ email: 'lan' })).toEqual({ ok: false, reason: 'email_invalid' });
    expect(await make({ name: ' ' })).toEqual({ ok: false, reason: 'name_missing' });
    expect(await make({ password: '1234567' })).toEqual({ ok: false, reason: 'password_short' });
    expect(await make({ areaIds: ['nowhere'] })).toEqual({ ok: false, reason: 'areas_unknown', areaIds: ['nowhere'] });
    expect(await make({})).toMatchObject({ ok: true });
    expect(await make({ email: ' LAN@phuong.example' })).toEqual({ ok: false, reason: 'email_taken' });
  });

  test('keeps an argon2id hash and never the password', async () => {
    await make({ password: 'mật khẩu dài' });
    const [row] = await db.query<{ password_hash: string }>('SELECT password_hash FROM staff_users');
    expect(row!.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});
