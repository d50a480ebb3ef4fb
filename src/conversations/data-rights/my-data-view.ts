import type { MyData } from '../../../flows/facts.ts';
import { CLOSED_STATUSES } from '../../issues/status-table.ts';
import { consentState } from '../../people/consent-store.ts';
import { PURPOSES } from '../../people/purposes.ts';
import { Prisma, type Transaction } from '../../platform/database.ts';
import type { Encryption } from '../../platform/encryption.ts';

interface Row extends Pick<MyData, 'openIssues' | 'closedIssues' | 'followed' | 'messages' | 'media' | 'sentOutside'> {
  personId: string;
  ownName: Uint8Array | null;
  phone: Uint8Array | null;
  channelName: Uint8Array | null;
  openRequests: (string | null)[];
}

/** As in the table of statuses of `src/issues`. */
const CLOSED = Prisma.sql`(i.status = ANY(${[...CLOSED_STATUSES]}::text[]))`;

/** What is kept of these people, in numbers, names and days. */
export async function dataOf(
  tx: Transaction,
  personIds: readonly string[],
  { decrypt }: Pick<Encryption, 'decrypt'>,
): Promise<Map<string, MyData>> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT p.id AS "personId", p.name_cipher AS "ownName", p.phone_cipher AS phone,
      (SELECT a.name_cipher FROM addresses a WHERE a.person_id = p.id AND a.name_cipher IS NOT NULL
        ORDER BY a.created_at LIMIT 1) AS "channelName",
      (SELECT count(*)::int FROM issues i WHERE i.person_id = p.id AND NOT ${CLOSED}) AS "openIssues",
      (SELECT count(*)::int FROM issues i WHERE i.person_id = p.id AND ${CLOSED}) AS "closedIssues",
      (SELECT count(*)::int FROM issue_followers f WHERE f.person_id = p.id) AS followed,
      (SELECT count(*)::int FROM updates u JOIN conversations c ON c.id = u.conversation_id
        WHERE c.person_id = p.id AND u.content IS NOT NULL) AS messages,
      (SELECT count(*)::int FROM media m JOIN conversations c ON c.id = m.conversation_id
        WHERE c.person_id = p.id AND m.state <> 'erased') AS media,
      (SELECT count(*)::int FROM assistant_messages m JOIN assistant_talks t ON t.id = m.talk_id
        JOIN conversations c ON c.id = t.conversation_id WHERE c.person_id = p.id AND m.direction = 'out') AS "sentOutside",
      ARRAY(SELECT r.due_at::text FROM data_requests r WHERE r.person_id = p.id AND r.state = 'open' AND r.kind <> 'copy'
        ORDER BY r.due_at) AS "openRequests"
    FROM people p WHERE p.id = ANY(${personIds}::uuid[])`;
  const consents = await consentState(tx, personIds);
  return new Map(
    rows.map(({ personId, ownName, phone, channelName, openRequests, ...counts }) => {
      const cipher = ownName ?? channelName;
      const words = consents.get(personId)!;
      const data: MyData = {
        ...counts,
        name: cipher ? decrypt(cipher) : null,
        ownName: ownName !== null,
        phone: phone ? decrypt(phone) : null,
        consents: PURPOSES.flatMap((purpose) => {
          const word = words[purpose];
          return word ? [{ purpose, given: word.decision === 'given', at: word.at.getTime() }] : [];
        }),
        openRequests: openRequests.map((dueAt) => ({ dueAt: Date.parse(dueAt!) })),
      };
      return [personId, data];
    }),
  );
}
