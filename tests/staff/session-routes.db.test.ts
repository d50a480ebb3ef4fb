import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { AppError } from '../../src/platform/app-error.ts';
import { requireViewer } from '../../src/staff/request-viewer.ts';
import { testDatabase } from '../database.ts';
import { makeUser, PASSWORD, signInAs, staffApp } from './staff-app.ts';

const db = await testDatabase();
let app: FastifyInstance;
let real: Date;

const HOUR = 3_600_000;
const later = (ms: number) => {
  real = new Date(real.getTime() + ms);
};

beforeAll(async () => {
  await makeUser(db, { email: 'Lan@Phuong.example', role: 'administrator', name: 'Lan' });
});
beforeEach(() => {
  real = new Date();
  app = staffApp(db, () => real);
  app.get('/api/who', async (request) => requireViewer(request));
  app.post('/api/change', async (request) => requireViewer(request));
  app.get('/api/live', async (request) => requireViewer(request));
  app.post('/elsewhere', async () => ({ ok: true }));
});
afterAll(() => db.close());

const signIn = (email: string, password: string, ip = '203.0.113.1') =>
  app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { email, password },
    headers: { 'x-forwarded-for': ip },
    remoteAddress: '127.0.0.1',
  });

test('every answer bears the service’s time, from which the page counts its days', async () => {
  later(10 * 24 * HOUR);
  const answer = await app.inject({ method: 'GET', url: '/api/session' });
  expect(answer.headers.date).toBe(real.toUTCString());
});

describe('signing in', () => {
  test('gives the user, a token for changes, and a cookie that scripts cannot read', async () => {
    const answer = await signIn('lan@phuong.example ', PASSWORD);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      user: expect.objectContaining({ name: 'Lan', email: 'lan@phuong.example', role: 'administrator', areaIds: [] }),
      csrfToken: expect.stringMatching(/^[\w-]{43}$/),
    });
    const [cookie] = answer.cookies;
    expect(cookie).toMatchObject({
      name: 'nghe_dan_session',
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      maxAge: 43_200,
    });
    expect(cookie!.secure).toBeUndefined();
  });

  test('the cookie is kept to https where the page came over https', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { email: 'lan@phuong.example', password: PASSWORD },
      headers: { 'x-forwarded-proto': 'https' },
      remoteAddress: '127.0.0.1',
    });
    expect(answer.cookies[0]).toMatchObject({ secure: true });
  });

  test('the session tells who is signed in, and nobody is told as nobody', async () => {
    const browser = await signInAs(app, 'lan@phuong.example');
    expect((await browser.get('/api/session')).body).toMatchObject({
      user: { name: 'Lan' },
      csrfToken: browser.csrfToken,
    });
    const nobody = await app.inject('/api/session');
    expect([nobody.statusCode, nobody.json()]).toEqual([200, { user: null, csrfToken: null }]);
  });

  test('only hashes of the session are stored', async () => {
    const { cookie } = await signInAs(app, 'lan@phuong.example');
    const token = cookie.split('=')[1]!.split('.')[0]!;
    const rows = await db.query<{ all: string }>('SELECT string_agg(s::text, $1) AS all FROM staff_sessions s', [' ']);
    expect(rows[0]!.all).not.toContain(token);
  });

  test('a wrong password, an unknown mail, a disabled user and one without password get the same answer', async () => {
    await makeUser(db, { email: 'off@phuong.example' });
    await db.query(`UPDATE staff_users SET disabled_at = now() WHERE email = 'off@phuong.example'`);
    await makeUser(db, { email: 'link@phuong.example', password: undefined });
    const answers = [
      await signIn('lan@phuong.example', 'sai', '203.0.113.10'),
      await signIn('nobody@phuong.example', PASSWORD, '203.0.113.11'),
      await signIn('off@phuong.example', PASSWORD, '203.0.113.12'),
      await signIn('link@phuong.example', PASSWORD, '203.0.113.13'),
    ];
    expect(answers.map((answer) => answer.statusCode)).toEqual([401, 401, 401, 401]);
    const messages = answers.map((answer) => answer.json().error.message);
    expect(new Set(messages)).toEqual(new Set(['Thư điện tử hoặc mật khẩu chưa đúng.']));
    expect(answers.flatMap((answer) => answer.cookies)).toEqual([]);
  });

  test('an unknown mail takes as long as a wrong password', async () => {
    const time = async (email: string, ip: string) => {
      const start = performance.now();
      await signIn(email, 'sai', ip);
      return performance.now() - start;
    };
    await time('warm@phuong.example', '203.0.113.20');
    const known = await time('lan@phuong.example', '203.0.113.21');
    const unknown = await time('other@phuong.example', '203.0.113.22');
    // Without the check against nobody's password it is a fiftieth of the time.
    expect(unknown).toBeGreaterThan(known / 4);
  });

  test('signing in again ends the session that the browser had', async () => {
    const browser = await signInAs(app, 'lan@phuong.example');
    await app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { email: 'lan@phuong.example', password: PASSWORD },
      headers: { cookie: browser.cookie },
    });
    expect((await browser.get('/api/who')).status).toBe(401);
  });

  test('an empty password is a mistake of the request', async () => {
    expect((await signIn('lan@phuong.example', '')).statusCode).toBe(400);
  });
});

describe('wrong tries', () => {
  test('after five for a mail even the right password has to wait, until fifteen minutes are over', async () => {
    for (let nr = 0; nr < 5; nr++)
      expect((await signIn('lan@phuong.example', 'sai', `203.0.113.${nr}`)).statusCode).toBe(401);
    const refused = await signIn('LAN@phuong.example', PASSWORD, '203.0.113.99');
    expect(refused.statusCode).toBe(429);
    expect(refused.json().error.message).toContain('15 phút');
    later(15 * 60_000);
    expect((await signIn('lan@phuong.example', PASSWORD, '203.0.113.99')).statusCode).toBe(200);
  });

  test('after five from an address every mail has to wait there, and nowhere else', async () => {
    for (let nr = 0; nr < 5; nr++) await signIn(`nobody${nr}@phuong.example`, 'sai', '198.51.100.7');
    expect((await signIn('lan@phuong.example', PASSWORD, '198.51.100.7')).statusCode).toBe(429);
    expect((await signIn('lan@phuong.example', PASSWORD, '198.51.100.8')).statusCode).toBe(200);
  });

  test('tries at the same time do not get round the limit', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn('lan@phuong.example', 'sai')));
    const statuses = answers.map((answer) => answer.statusCode).sort();
    expect(statuses).toEqual([...Array(5).fill(401), ...Array(7).fill(429)]);
  });

  test('right tries are not counted', async () => {
    for (let nr = 0; nr < 7; nr++) expect((await signIn('lan@phuong.example', PASSWORD)).statusCode).toBe(200);
  });
});

describe('changes', () => {
  test('need the token of the session', async () => {
    const { cookie, csrfToken } = await signInAs(app, 'lan@phuong.example');
    const change = (headers: Record<string, string>) => app.inject({ method: 'POST', url: '/api/change', headers });
    expect((await change({})).statusCode).toBe(401);
    expect((await change({ cookie })).statusCode).toBe(403);
    expect((await change({ cookie, 'x-csrf-token': `${csrfToken}x` })).statusCode).toBe(403);
    expect((await change({ 'x-csrf-token': csrfToken })).statusCode).toBe(401);
    expect((await change({ cookie, 'x-csrf-token': csrfToken })).statusCode).toBe(200);
  });

  test('the token of another session does not do', async () => {
    const mine = await signInAs(app, 'lan@phuong.example');
    const other = await signInAs(app, 'lan@phuong.example');
    const headers = { cookie: mine.cookie, 'x-csrf-token': other.csrfToken };
    expect((await app.inject({ method: 'POST', url: '/api/change', headers })).statusCode).toBe(403);
  });

  test('signing out is a change too, and ends the session', async () => {
    const browser = await signInAs(app, 'lan@phuong.example');
    const signOut = (headers: Record<string, string>) =>
      app.inject({ method: 'DELETE', url: '/api/session', headers: { cookie: browser.cookie, ...headers } });
    expect((await signOut({})).statusCode).toBe(403);
    expect((await browser.get('/api/who')).status).toBe(200);
    expect((await signOut({ 'x-csrf-token': browser.csrfToken })).json()).toEqual({ user: null, csrfToken: null });
    expect((await browser.get('/api/who')).status).toBe(401);
  });

  test('routes outside the api are not asked for it', async () => {
    expect((await app.inject({ method: 'POST', url: '/elsewhere' })).statusCode).toBe(200);
  });

  test('a form of a foreign page cannot sign in', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'content-type': 'text/plain' },
      payload: JSON.stringify({ email: 'lan@phuong.example', password: PASSWORD }),
    });
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.cookies).toEqual([]);
  });
});

describe('a session', () => {
  test('lasts twelve hours after its last use, and the cookie with it', async () => {
    const { cookie } = await signInAs(app, 'lan@phuong.example');
    const look = () => app.inject({ url: '/api/who', headers: { cookie } });
    later(11 * HOUR);
    const renewed = await look();
    expect(renewed.statusCode).toBe(200);
    expect(renewed.cookies[0]).toMatchObject({ name: 'nghe_dan_session', maxAge: 43_200 });
    later(11 * HOUR);
    expect((await look()).statusCode).toBe(200);
    later(12 * HOUR);
    expect((await look()).statusCode).toBe(401);
  });

  test('is not made longer by a page that only listens', async () => {
    const { cookie } = await signInAs(app, 'lan@phuong.example');
    const listen = () => app.inject({ url: '/api/live', headers: { cookie } });
    later(11 * HOUR);
    const answer = await listen();
    expect([answer.statusCode, answer.cookies]).toEqual([200, []]);
    later(HOUR);
    expect((await listen()).statusCode).toBe(401);
  });

  test('is not written again with every request', async () => {
    const { cookie } = await signInAs(app, 'lan@phuong.example');
    later(60_000);
    expect((await app.inject({ url: '/api/who', headers: { cookie } })).cookies).toEqual([]);
  });

  test('ends when its user is disabled', async () => {
    await makeUser(db, { email: 'leaves@phuong.example' });
    const browser = await signInAs(app, 'leaves@phuong.example');
    await db.query(`UPDATE staff_users SET disabled_at = now() WHERE email = 'leaves@phuong.example'`);
    expect((await browser.get('/api/who')).status).toBe(401);
  });

  test.each(['', 'x', 'a.b', 'a.b.c', '%', 'nghe.dan='])('the cookie %p is nobody, not an error', async (value) => {
    const answer = await app.inject({ url: '/api/who', headers: { cookie: `nghe_dan_session=${value}` } });
    expect(answer.statusCode).toBe(401);
  });

  test('a token without our signature is not even looked up', async () => {
    const { cookie } = await signInAs(app, 'lan@phuong.example');
    const unsigned = cookie.split('.')[0]!;
    expect((await app.inject({ url: '/api/who', headers: { cookie: unsigned } })).statusCode).toBe(401);
    const altered = `${cookie.slice(0, -2)}xx`;
    expect((await app.inject({ url: '/api/who', headers: { cookie: altered } })).statusCode).toBe(401);
  });

  test('whoever is not signed in is told so in words', async () => {
    const answer = await app.inject('/api/who');
    expect(answer.json().error).toMatchObject({ code: 'not_signed_in', message: 'Xin đăng nhập để tiếp tục.' });
    expect(() => requireViewer({ staffSession: null } as never)).toThrow(AppError);
  });
});
