import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { catalogue } from '../../flows/index.ts';
import { organisationRoutes } from '../../src/app-organisation.ts';
import { openTalks, talkRoutes } from '../../src/app-talks.ts';
import { registerAreaRoutes } from '../../src/areas/area-routes.ts';
import { registerAnswerRoutes } from '../../src/assistant/answer-routes.ts';
import { keepAnswers } from '../../src/assistant/keep-answers.ts';
import { registerAssistantState } from '../../src/assistant/outside/state-routes.ts';
import { registerCategoryRoutes } from '../../src/campaign/category-routes.ts';
import { registerDataRequests } from '../../src/conversations/data-rights/data-request-routes.ts';
import { officesOf } from '../../src/conversations/facts/office-view.ts';
import { registerChannelRoutes } from '../../src/conversations/ledger/channel-routes.ts';
import { registerTalks } from '../../src/conversations/talk-routes.ts';
import { registerCalendarFeed } from '../../src/duties/calendar-feed-routes.ts';
import { registerCatalogueRoutes } from '../../src/duties/catalogue-routes.ts';
import { registerDutyRoutes } from '../../src/duties/duty-routes.ts';
import { comeBack } from '../../src/engine/index.ts';
import { registerFormRoutes } from '../../src/forms/form-routes.ts';
import { addNote } from '../../src/issues/add-note.ts';
import { assignIssue } from '../../src/issues/assign-issue.ts';
import { changeStatus } from '../../src/issues/change-status.ts';
import { fileIssues } from '../../src/issues/file-issues.ts';
import { registerIssues } from '../../src/issues/issue-routes.ts';
import { nameSubjects } from '../../src/issues/name-subjects.ts';
import { registerTemplates } from '../../src/issues/template-routes.ts';
import { visibleChanges } from '../../src/issues/visible-changes-view.ts';
import { mediaKey } from '../../src/messages/media-key.ts';
import { mediaRoutes } from '../../src/messages/media-routes.ts';
import { mediaUrl } from '../../src/messages/media-url.ts';
import { registerMessages } from '../../src/messages/message-routes.ts';
import { enqueue } from '../../src/messages/outbox-store.ts';
import { registerUnitRoutes } from '../../src/organisation/unit-routes.ts';
import { systemClock } from '../../src/platform/clock.ts';
import type { Transaction } from '../../src/platform/database.ts';
import { encryptionWith } from '../../src/platform/encryption.ts';
import { openHttp } from '../../src/platform/http.ts';
import { newId } from '../../src/platform/ids.ts';
import { signedLinks } from '../../src/platform/links.ts';
import { announce, openLive } from '../../src/platform/live.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { openStorage, type Storage } from '../../src/platform/storage.ts';
import { registerChaseRoutes } from '../../src/reminders/chase-routes.ts';
import { giveSoon } from '../../src/reminders/give-duties.ts';
import { registerGiveRoutes } from '../../src/reminders/give-routes.ts';
import { registerLadderRoutes } from '../../src/reminders/ladder-routes.ts';
import { registerWorkDayRoutes } from '../../src/reminders/work-day-routes.ts';
import { createUser } from '../../src/staff/create-user.ts';
import { registerLive } from '../../src/staff/live-routes.ts';
import { requireViewer } from '../../src/staff/request-viewer.ts';
import { registerSession } from '../../src/staff/session-routes.ts';
import { registerTasks } from '../../src/staff/task-routes.ts';
import type { Viewer } from '../../src/staff/viewer.ts';
import { PAGES_FOLDER } from '../../src/web/build-pages.ts';
import { registerPages } from '../../src/web/serve-pages.ts';
import type { TestDatabase } from '../database.ts';
import { TOWN_ISSUES, type TownIssue } from './town-issues.ts';

export const PASSWORD = 'mật khẩu thử nghiệm';
export const FIRST = { email: 'mot@phuong.example', name: 'Điều phối Một' };
export const SECOND = { email: 'hai@phuong.example', name: 'Điều phối Hai' };

const CAN = { buttons: true, photo: true, place: true, textLength: 2_000, proactive: true } as const;
const NO_LIMITS = { ...CAN, pace: 0, addressGapMs: 0, abroad: false };
const HOUR = 3_600_000;

/** As an installation with all of them declares them. */
const CHANNELS = [
  { id: 'zalo-bot', account: '1', name: 'Zalo', can: { ...NO_LIMITS, quota: { people: 50, messagesAMonth: 3_000 } } },
  {
    ...{ id: 'zalo-oa', account: '2', name: 'Zalo' },
    can: { ...NO_LIMITS, windows: { freeMs: 48 * HOUR, paidMs: 168 * HOUR } },
  },
  { id: 'web', account: 'main', name: 'trang trò chuyện này', can: NO_LIMITS },
];

/** The moderator page on the real routes, with the sample town and two moderators. */
export interface ModeratorTown {
  url: string;
  storage: Storage;
  /** Signs somebody in with `PASSWORD`, if need be: a password is dear to check. @returns the header that sets the cookie. */
  sessionOf(email: string): Promise<string>;
  /** A resident sends a report now; resolves with its code. */
  report(issue: TownIssue): Promise<string>;
  /** A resident writes something that is no report. */
  write(text: string): Promise<void>;
  /** The other moderator, at another desk. */
  byBinh<Result>(run: (tx: Transaction, viewer: Viewer) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** @param db with the sample. @param administrator whether the first moderator is one. */
export async function openModeratorTown(db: TestDatabase, administrator = false): Promise<ModeratorTown> {
  const { database } = db;
  const encryption = encryptionWith(Buffer.alloc(32, 7));
  const links = signedLinks(encryption, systemClock);
  const folder = mkdtempSync(path.join(tmpdir(), 'nghe-dan-page-'));
  const storage = openStorage({ folder });
  const live = await openLive({ databaseUrl: db.url, logger: silentLogger });
  const urlOf = (id: string) => mediaUrl(links, id, new Date());

  const viewers = {} as Record<'lan' | 'binh', Viewer>;
  for (const [key, person] of [
    ['lan', FIRST],
    ['binh', SECOND],
  ] as const) {
    const role = administrator && person === FIRST ? 'administrator' : 'moderator';
    const made = await createUser(database, { ...person, role, password: PASSWORD });
    if (!made.ok) throw new Error(made.reason);
    viewers[key] = { staffId: made.id, name: person.name, role: 'moderator', areaIds: [] };
  }

  const app: FastifyInstance = openHttp({ logger: silentLogger, trustProxy: [] });
  registerSession(app, { database, encryption, clock: systemClock });
  registerLive(app, { live, visible: (viewer, changes) => visibleChanges(database, viewer, changes) });
  registerIssues(app, { database, clock: systemClock, mediaUrl: urlOf, wakeSend: () => {} });
  registerTemplates(app, { database, clock: systemClock });
  registerMessages(app, { database, mediaUrl: urlOf, requireViewer });
  registerTasks(app, { database, clock: systemClock });
  registerChannelRoutes(app, { database, clock: systemClock, encryption, logger: silentLogger, channels: CHANNELS });
  registerDataRequests(app, {
    ...{ database, encryption, clock: systemClock, textVersion: 'v1' },
    wakeSend: () => {},
    eraseMedia: () => {},
  });
  registerTalks(app, {
    ...{ database, storage, clock: systemClock, wake: () => {} },
    comeBack: (request) => comeBack(catalogue, request),
  });
  registerAssistantState(app, { database, clock: systemClock, isOn: true });
  registerAreaRoutes(app, { database, requireViewer: async (request) => requireViewer(request) });
  registerCategoryRoutes(app, { database, requireViewer, now: () => new Date() });
  registerFormRoutes(app, { database, clock: systemClock });
  registerUnitRoutes(app, { database, requireViewer });
  registerDutyRoutes(app, { database, clock: systemClock, mediaUrl: urlOf, wakeSend: () => {} });
  registerCatalogueRoutes(app, { database, clock: systemClock, giveSoon });
  registerCalendarFeed(app, { database, clock: systemClock, encryption, publicUrl: null });
  registerChaseRoutes(app, { database, clock: systemClock });
  registerGiveRoutes(app, { database, clock: systemClock });
  registerLadderRoutes(app, { database, clock: systemClock, encryption, logger: silentLogger });
  registerWorkDayRoutes(app, { database, clock: systemClock });
  organisationRoutes(app, {
    ...{ database, encryption, clock: systemClock, logger: silentLogger, channels: CHANNELS, publicUrl: undefined },
    wakeSend: () => {},
  });
  registerAnswerRoutes(app, {
    ...{ database, clock: systemClock },
    answers: () => keepAnswers(database).get(),
    officeOf: async (areaId) => (await officesOf(database, [areaId])).get(areaId) ?? null,
  });
  const talks = await openTalks({ database, live, logger: silentLogger, catalogue });
  talkRoutes(app, {
    ...{ database, live, logger: silentLogger, catalogue, talks, clock: systemClock },
    answers: () => keepAnswers(database).get(),
  });
  await app.register((scope) => mediaRoutes(scope, { database, storage, links }));
  await registerPages(app, { dist: PAGES_FOLDER, chat: false });

  const sessions = new Map<string, string>();
  const isOpen = async (setCookie: string): Promise<boolean> => {
    const cookie = setCookie.split(';')[0]!;
    return (await app.inject({ url: '/api/session', headers: { cookie } })).json().user !== null;
  };
  const openSession = async (email: string): Promise<string> => {
    const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { email, password: PASSWORD } });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return String(answer.headers['set-cookie']);
  };

  return {
    url: await app.listen({ host: '127.0.0.1', port: 0 }),
    storage,
    sessionOf: async (email) => {
      const kept = sessions.get(email);
      // A test may have signed out.
      if (kept && (await isOpen(kept))) return kept;
      const session = await openSession(email);
      sessions.set(email, session);
      return session;
    },
    report: (issue) => report({ db, storage, viewer: viewers.lan }, issue),
    write: async (text) => {
      const resident = await newResident(db, 'web', new Date());
      await receive(db, resident, { text, at: new Date(), issueId: null });
      await database.$transaction((tx) => announce(tx, [{ kind: 'message', id: resident.conversationId }]));
    },
    byBinh: (run) => database.$transaction((tx) => run(tx, viewers.binh)),
    close: async () => {
      await app.close();
      await live.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Signs the first moderator in without the form, and opens an address of the page; what it shows may still be on its way. */
export async function openAs(page: Page, town: ModeratorTown, address: string, who = FIRST): Promise<void> {
  const [, name, value] = /^([^=]+)=([^;]+)/.exec(await town.sessionOf(who.email))!;
  await page.context().addCookies([{ name: name!, value: value!, url: town.url, httpOnly: true, sameSite: 'Lax' }]);
  await page.goto(town.url + address);
  await page.locator('main#content').waitFor();
}

/** All issues of `town-issues.ts`, the oldest first. */
export async function fillTown(town: ModeratorTown): Promise<void> {
  for (const issue of [...TOWN_ISSUES].reverse()) await town.report(issue);
}

interface Desk {
  db: TestDatabase;
  storage: Storage;
  viewer: Viewer;
}

async function report({ db, storage, viewer }: Desk, issue: TownIssue): Promise<string> {
  const at = new Date(Date.now() - issue.hours * 3_600_000);
  const later = (minutes: number) => new Date(Math.min(Date.now(), at.getTime() + minutes * 60_000));
  const channel = issue.channel ?? 'web';
  const resident = await newResident(db, channel, at);
  const media: string[] = [];
  for (let number = 0; number < (issue.photos ?? 0); number++)
    media.push(await newPhoto(db, storage, { ...resident, channel, at, number }));
  const [areaRow] = await db.query<{ id: string }>('SELECT id FROM areas WHERE id = $1', [issue.area]);
  const code = await db.database.$transaction(async (tx) => {
    const [filed] = await fileIssues(
      tx,
      [
        {
          text: issue.text,
          categoryCode: issue.category,
          areaId: areaRow?.id ?? null,
          place: issue.place,
          lat: issue.point?.[0],
          lon: issue.point?.[1],
          media,
          ...resident,
          channel,
          updateIds: [],
        },
      ],
      at,
    );
    return filed!.code;
  });
  const [{ id: issueId, unit_kind: kind, ward_id: ward }] = (await db.query<{
    id: string;
    unit_kind: string;
    ward_id: string | null;
  }>(
    'SELECT i.id, c.unit_kind, i.ward_id FROM issues i JOIN categories c ON c.code = i.category_code WHERE i.code = $1',
    [code],
  )) as [{ id: string; unit_kind: string; ward_id: string | null }];
  await receive(db, resident, { text: issue.text, at, issueId, media, channel });
  await db.database.$transaction((tx) =>
    enqueue(tx, [
      {
        conversationId: resident.conversationId,
        priority: 1,
        reply: {
          text: `Đã nhận phản ánh ${code}. Cán bộ sẽ xem và trả lời ông/bà. Muốn hỏi kết quả, ông/bà nhắn: ${code}.`,
        },
        readyAt: later(0.1),
        issueId,
      },
    ]),
  );
  await bringTo(db, viewer, {
    code,
    issue,
    unit: await unitFor(db, kind, ward),
    at: later(issue.hours < 24 ? 20 : 300),
  });
  await db.query(
    `UPDATE outbox_messages SET state = 'sent', sent_at = created_at + interval '2 seconds' WHERE conversation_id = $1`,
    [resident.conversationId],
  );
  return code;
}

interface Bring {
  code: string;
  issue: TownIssue;
  unit: string;
  at: Date;
}

async function bringTo(db: TestDatabase, viewer: Viewer, { code, issue, unit, at }: Bring): Promise<void> {
  const { status = 'new', words, note } = issue;
  const run = <Result>(change: (tx: Transaction) => Promise<Result>) => db.database.$transaction(change);
  const stored = async () =>
    (
      await db.query<{ version: number; about: string | null }>('SELECT version, about FROM issues WHERE code = $1', [
        code,
      ])
    )[0]!;
  const version = async () => (await stored()).version;
  if (status !== 'new' && status !== 'triaged') {
    const { version: first, about } = await stored();
    // What tells of cadres is asked about before it is assigned; here it is of none of them.
    const nobody = { viewer, code, about: 'nobody' as const, posts: [], units: [], version: first };
    if (about === 'unknown') await run((tx) => nameSubjects(tx, nobody, at));
    const seen = await version();
    await run((tx) => assignIssue(tx, { viewer, code, unit, version: seen }, at));
  }
  if (status !== 'new' && status !== 'assigned') {
    const seen = await version();
    await run((tx) => changeStatus(tx, { viewer, code, to: status, reason: words, version: seen }, at));
  }
  if (note) await run((tx) => addNote(tx, { viewer, code, text: note }, at));
}

async function unitFor(db: TestDatabase, kind: string, ward: string | null): Promise<string> {
  const [unit] = await db.query<{ id: string }>(
    'SELECT id FROM units WHERE kind = $1 ORDER BY (area_id = $2) DESC NULLS LAST, id LIMIT 1',
    [kind, ward],
  );
  return unit!.id;
}

interface Resident {
  personId: string;
  conversationId: string;
}

/** Somebody with a chat. */
export async function newResident(db: TestDatabase, channel: string, at: Date): Promise<Resident> {
  const [personId, addressId, conversationId] = [newId(), newId(), newId()];
  await db.query('INSERT INTO people (id) VALUES ($1)', [personId]);
  await db.query(
    `INSERT INTO addresses (id, person_id, channel, account, external_hash, external_cipher) VALUES ($1, $2, $3, 'main', $4, $4)`,
    [addressId, personId, channel, randomBytes(8)],
  );
  await db.query(
    `INSERT INTO conversations (id, address_id, person_id, channel, account, consented_at) VALUES ($1, $2, $3, $4, 'main', $5)`,
    [conversationId, addressId, personId, channel, at],
  );
  return { personId, conversationId };
}

interface Received {
  text: string;
  at: Date;
  issueId: string | null;
  media?: string[];
  channel?: string;
}

async function receive(
  db: TestDatabase,
  resident: Resident,
  { text, at, issueId, media = [], channel = 'web' }: Received,
): Promise<void> {
  const [row] = await db.query<{ id: string }>(
    `INSERT INTO updates (channel, account, external_id, conversation_id, kind, text, content, happened_at, received_at, ready_at, state,
       visibility, issue_id)
     VALUES ($1, 'main', $2, $3, $4, $5, '{}', $6, $6, $6, 'done', 'released', $7) RETURNING id::text`,
    [channel, newId(), resident.conversationId, media.length > 0 ? 'photo' : 'text', text, at, issueId],
  );
  await db.query('UPDATE media SET update_id = $1 WHERE id = ANY($2::uuid[])', [row!.id, media]);
}

interface NewPhoto {
  conversationId: string;
  channel: string;
  at: Date;
  number: number;
}

/** A stored photo that came in a conversation. @returns its id. */
export async function newPhoto(
  db: TestDatabase,
  storage: Storage,
  { conversationId, channel, at, number }: NewPhoto,
): Promise<string> {
  const id = newId();
  streetPhotos[number] ??= streetPhoto(number);
  const { bytes, small } = await streetPhotos[number];
  await storage.put(mediaKey(id), bytes, 'image/webp');
  await storage.put(mediaKey(id, 'small'), small, 'image/webp');
  await db.query(
    `INSERT INTO media (id, conversation_id, channel, account, kind, state, content_type, bytes, width, height, storage_key, created_at, stored_at)
     VALUES ($1, $2, $3, 'main', 'photo', 'stored', 'image/webp', $4, 960, 720, $5, $6, $6)`,
    [id, conversationId, channel, bytes.length, mediaKey(id), at],
  );
  return id;
}

const streetPhotos: Promise<{ bytes: Buffer; small: Buffer }>[] = [];

/** A drawn street under a sky, so that pictures look like pictures. */
async function streetPhoto(number: number): Promise<{ bytes: Buffer; small: Buffer }> {
  const sky = ['#9db7c9', '#c9b79d', '#7f93a8'][number % 3];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="720"><rect width="960" height="720" fill="${sky}"/>
    <rect y="380" width="960" height="340" fill="#5d5f61"/><path d="M430 720 470 380h20l50 340z" fill="#d8d4c4"/>
    <rect x="40" y="160" width="230" height="250" fill="#b5654a"/><rect x="690" y="120" width="240" height="290" fill="#c8a35f"/>
    <rect x="90" y="220" width="60" height="80" fill="#3c4a55"/><rect x="760" y="190" width="70" height="90" fill="#3c4a55"/>
    <ellipse cx="${300 + number * 120}" cy="560" rx="90" ry="34" fill="#1d1f21"/></svg>`;
  const bytes = await sharp(Buffer.from(svg)).webp({ quality: 70 }).toBuffer();
  return { bytes, small: await sharp(bytes).resize(320).webp().toBuffer() };
}
