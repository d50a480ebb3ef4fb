import type { Transaction } from '../../platform/database.ts';
import type { Encryption } from '../../platform/encryption.ts';
import type { PersonCopy } from './person-copy.ts';

type Reader = Pick<Transaction, '$queryRaw'>;

interface PersonRow {
  name: Uint8Array | null;
  phone: Uint8Array | null;
  language: string;
  home: string | null;
  since: Date;
}

interface AccountRow {
  channel: string;
  id: Uint8Array;
  name: Uint8Array | null;
  since: Date;
  consentSince: Date | null;
}

/** Everything that is kept of a person, for them alone; null where there is no such person. */
export async function readPersonCopy(
  tx: Reader,
  personId: string,
  { encryption: { decrypt }, now }: { encryption: Pick<Encryption, 'decrypt'>; now: Date },
): Promise<PersonCopy | null> {
  const [person] = await tx.$queryRaw<PersonRow[]>`
    SELECT p.name_cipher AS name, p.phone_cipher AS phone, p.lang AS language, p.created_at AS since,
      concat_ws(', ', a.name, CASE WHEN w.kind IN ('phuong', 'xa') THEN w.name END) AS home
    FROM people p LEFT JOIN areas a ON a.id = p.home_area_id LEFT JOIN areas w ON w.id = a.parent_id
    WHERE p.id = ${personId}::uuid`;
  if (!person) return null;
  const accounts = await tx.$queryRaw<AccountRow[]>`
    SELECT a.channel, a.external_cipher AS id, a.name_cipher AS name, a.created_at AS since, c.consented_at AS "consentSince"
    FROM addresses a LEFT JOIN conversations c ON c.address_id = a.id WHERE a.person_id = ${personId}::uuid ORDER BY a.created_at`;
  return {
    madeAt: now.toISOString(),
    name: person.name && decrypt(person.name),
    phone: person.phone && decrypt(person.phone),
    language: person.language,
    home: person.home || null,
    knownSince: person.since.toISOString(),
    accounts: accounts.map(({ id, name, since, consentSince, channel }) => ({
      channel,
      id: decrypt(id),
      name: name && decrypt(name),
      since: since.toISOString(),
      consentSince: consentSince?.toISOString() ?? null,
    })),
    consents: await list<PersonCopy['consents'][number]>(tx.$queryRaw`
      SELECT purpose, decision, text_version AS text, channel, at FROM consents WHERE person_id = ${personId}::uuid ORDER BY id`),
    ...(await issuesOf(tx, personId)),
    ...(await messagesOf(tx, personId)),
    sentOutside: await list<PersonCopy['sentOutside'][number]>(tx.$queryRaw`
      SELECT m.created_at AS at, m.text FROM assistant_messages m JOIN assistant_talks t ON t.id = m.talk_id
        JOIN conversations c ON c.id = t.conversation_id
      WHERE c.person_id = ${personId}::uuid AND m.direction = 'out' ORDER BY m.id`),
    requests: await list<PersonCopy['requests'][number]>(tx.$queryRaw`
      SELECT kind, state, asked_at AS "askedAt", due_at AS "dueAt", done_at AS "doneAt" FROM data_requests
      WHERE person_id = ${personId}::uuid ORDER BY asked_at`),
  };
}

async function issuesOf(tx: Reader, personId: string): Promise<Pick<PersonCopy, 'issues' | 'followed' | 'ratings'>> {
  const issues = await list<PersonCopy['issues'][number]>(tx.$queryRaw`
    SELECT i.code, k.label_vi AS category, i.status, i.text, i.details, i.place, a.name AS area, i.lat, i.lon,
      u.name AS "handledBy", i.created_at AS "createdAt",
      coalesce((SELECT json_agg(json_build_object('at', h.at, 'by', h.actor, 'what', h.kind, 'text', h.text) ORDER BY h.id)
        FROM issue_history h WHERE h.issue_id = i.id AND h.kind <> 'note'), '[]') AS history
    FROM issues i JOIN categories k ON k.code = i.category_code LEFT JOIN areas a ON a.id = i.area_id
      LEFT JOIN units u ON u.id = i.unit_id
    WHERE i.person_id = ${personId}::uuid ORDER BY i.created_at, i.id`);
  const followed = await list<PersonCopy['followed'][number]>(tx.$queryRaw`
    SELECT i.code, f.joined_at AS since FROM issue_followers f JOIN issues i ON i.id = f.issue_id
    WHERE f.person_id = ${personId}::uuid ORDER BY f.joined_at`);
  const ratings = await list<PersonCopy['ratings'][number]>(tx.$queryRaw`
    SELECT i.code, r.score, r.reason, r.text, r.at FROM ratings r JOIN issues i ON i.id = r.issue_id
    WHERE r.person_id = ${personId}::uuid ORDER BY r.at`);
  return { issues, followed, ratings };
}

async function messagesOf(tx: Reader, personId: string): Promise<Pick<PersonCopy, 'messages' | 'media'>> {
  const messages = await list<PersonCopy['messages'][number]>(tx.$queryRaw`
    SELECT * FROM (
      SELECT u.received_at AS at, 'me' AS from, u.kind, u.text, (u.content->>'lat')::float AS lat, (u.content->>'lon')::float AS lon
      FROM updates u JOIN conversations c ON c.id = u.conversation_id
      WHERE c.person_id = ${personId}::uuid AND u.visibility <> 'erased' AND u.content IS NOT NULL
      UNION ALL
      SELECT o.created_at, 'office', 'reply', o.content->>'text', NULL, NULL
      FROM outbox_messages o JOIN conversations c ON c.id = o.conversation_id WHERE c.person_id = ${personId}::uuid
    ) said ORDER BY at`);
  const media = await list<PersonCopy['media'][number]>(tx.$queryRaw`
    SELECT m.id, m.kind, m.state, m.created_at AS at FROM media m JOIN conversations c ON c.id = m.conversation_id
    WHERE c.person_id = ${personId}::uuid AND m.state <> 'erased' ORDER BY m.id`);
  return { messages, media };
}

/** Rows as they go into the file: times as text. */
async function list<Row extends object>(rows: Promise<object[]>): Promise<Row[]> {
  return JSON.parse(JSON.stringify(await rows)) as Row[];
}
