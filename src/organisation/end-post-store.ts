import { Prisma, type Transaction } from '../platform/database.ts';
import { editText } from './edit-text.ts';
import { sayDay } from './holder-rows.ts';
import { addOrganisationHistory, type EventSource, type OrganisationEvent } from './organisation-history-store.ts';
import { endHolders, repoint } from './succession-store.ts';

export interface PostEnding {
  /** `name`: with its unit. */
  post: { id: string; name: string; head: boolean };
  lastDay: string;
  act: string | null;
  successor: { id: string; name: string } | null;
  /** The posts below it. */
  below: readonly { id: string }[];
}

/** A post ends: nobody holds it after its last day, and whatever pointed to it points to its successor, or to nothing. */
export async function endPostRows(tx: Transaction, ending: PostEnding, source: EventSource): Promise<void> {
  const { post, lastDay, successor } = ending;
  const rows = JSON.stringify([{ fromId: post.id, toId: successor?.id ?? null }]);
  const moved = Prisma.sql`jsonb_to_recordset(${rows}::jsonb) AS m("fromId" text, "toId" text)`;
  await tx.$executeRaw`
    UPDATE posts SET valid_to = ${lastDay}::date, successor_id = ${successor?.id ?? null}, head = false, version = version + 1
    WHERE id = ${post.id}`;
  if (post.head && successor)
    await tx.$executeRaw`UPDATE posts SET head = true, version = version + 1 WHERE id = ${successor.id}`;
  await endHolders(tx, [post.id], lastDay);
  await repoint(tx, moved, lastDay);
  await addOrganisationHistory(tx, eventsOf(ending), source);
}

function eventsOf({ post, lastDay, act, successor, below }: PostEnding): OrganisationEvent[] {
  const when = `${sayDay(lastDay)}${act ? `, ${act}` : ''}`;
  const ended = { postId: post.id, kind: 'ended', text: successor ? `${when}: ${successor.name}` : when };
  if (!successor) return [ended];
  const moved = below
    .filter(({ id }) => id !== successor.id)
    .map(({ id }) => ({ postId: id, kind: 'edited', text: editText([['cấp trên', post.name, successor.name]]) }));
  const leads = editText([['đứng đầu đơn vị', 'không', post.head ? 'có' : 'không']]);
  return [
    ended,
    { postId: successor.id, kind: 'succeeded', text: `${post.name}, ${when}` },
    ...(leads ? [{ postId: successor.id, kind: 'edited', text: leads }] : []),
    ...moved,
  ];
}
