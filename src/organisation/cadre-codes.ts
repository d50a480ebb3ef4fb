import QRCode from 'qrcode';
import { townDay } from '../calendar/town-day.ts';
import { shownLinkCode } from '../language/link-code.ts';
import { dropLinkCodes, makeLinkCode } from '../people/link-code-store.ts';
import { AppError } from '../platform/app-error.ts';
import type { Database, Transaction } from '../platform/database.ts';
import type { Encryption } from '../platform/encryption.ts';
import type { Viewer } from '../staff/viewer.ts';
import { checkedPost } from './checked-post.ts';
import {
  type HolderOfCode,
  holderOfCode,
  POST_CODE,
  POST_CODE_VALID_MS,
  personOfHolder,
  unlinkHolder,
} from './link-holder-store.ts';
import type { CodeCard, CodeCardList, MakeCodes } from './organisation-change-schema.ts';
import { addOrganisationHistory } from './organisation-history-store.ts';
import { refusedWords } from './refused-words.ts';
import { organisationWords } from './words.ts';

/** The chats that a code can be said in; they belong to a higher slice. */
export interface CodeChannels {
  /** Of a code as it is kept, an address that opens a chat and says it there; null: it has to be typed. */
  linkFor(code: string): Promise<CodeCard['link']>;
  names(): string[];
}

/** What a moderator does to somebody's chat from here; conversations belong to a higher slice. */
export interface CadreChats {
  /** Before anything else is locked. */
  lock(tx: Transaction, personId: string): Promise<void>;
  tell(tx: Transaction, personId: string, words: Record<'vi' | 'en', string>, now: Date): Promise<void>;
}

interface MadeCode extends HolderOfCode {
  code: string;
  expiresAt: Date;
}

/**
 * A new code for each of these holders; what they were given before is good no more.
 * @throws AppError as `checkedPost`; `not_found` where one of them holds no post any more.
 */
export async function makeCadreCodes(
  database: Pick<Database, '$transaction'>,
  { viewer, holderIds }: MakeCodes & { viewer: Viewer },
  { encryption, channels, now }: { encryption: Encryption; channels: CodeChannels; now: Date },
): Promise<CodeCardList> {
  const made = await database.$transaction(async (tx) => {
    const codes: MadeCode[] = [];
    for (const holderId of new Set(holderIds)) {
      const holder = await holderOfCode(tx, holderId, townDay(now));
      if (!holder) throw new AppError('not_found', refusedWords.noHolder);
      await checkedPost(tx, { viewer, postId: holder.postId }, { wish: 'tend', now });
      const wish = { purpose: POST_CODE, subject: holderId, validMs: POST_CODE_VALID_MS, now };
      codes.push({ ...holder, ...(await makeLinkCode(tx, wish, encryption)) });
    }
    const events = codes.map(({ postId, name }) => ({ postId, kind: 'code', text: name }));
    await addOrganisationHistory(tx, events, { actor: 'moderator', staffId: viewer.staffId, now });
    return codes;
  });
  return { items: await Promise.all(made.map((one) => cardOf(one, channels))), channels: channels.names() };
}

async function cardOf({ code, expiresAt, ...holder }: MadeCode, channels: CodeChannels): Promise<CodeCard> {
  const { holderId, postId, name, title, unit } = holder;
  const link = await channels.linkFor(code);
  const qr = link && (await QRCode.toString(link.url, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' }));
  return {
    ...{ holderId, postId, name, title, unit, link, qr },
    code: shownLinkCode(code),
    expiresAt: expiresAt.toISOString(),
  };
}

interface HolderCall {
  viewer: Viewer;
  holderId: string;
}

/** @throws AppError as `checkedPost`; `not_found` where there is no such holder. */
export async function revokeCadreCode(tx: Transaction, { viewer, holderId }: HolderCall, now: Date): Promise<void> {
  const holder = await personOfHolder(tx, holderId);
  if (!holder) throw new AppError('not_found', refusedWords.noHolder);
  const { postId, name } = holder;
  await checkedPost(tx, { viewer, postId }, { wish: 'tend', now });
  await dropLinkCodes(tx, [holderId]);
  const source = { actor: 'moderator', staffId: viewer.staffId, now } as const;
  await addOrganisationHistory(tx, [{ postId, kind: 'code_revoked', text: name }], source);
}

/**
 * A phone was lost, or the wrong chat was linked: it gets no more work, and hears why. All posts of that person are unlinked with it, and
 * the codes that were made for him are good no more.
 * @throws AppError as `checkedPost`; `not_found`, `not_allowed` where no chat is linked.
 */
export async function unlinkCadre(
  tx: Transaction,
  { viewer, holderId }: HolderCall,
  { chats, now }: { chats: CadreChats; now: Date },
): Promise<void> {
  const holder = await personOfHolder(tx, holderId);
  if (!holder) throw new AppError('not_found', refusedWords.noHolder);
  if (holder.personId) await chats.lock(tx, holder.personId);
  await checkedPost(tx, { viewer, postId: holder.postId }, { wish: 'tend', now });
  const { personId } = (await personOfHolder(tx, holderId)) ?? {};
  if (!personId) throw new AppError('not_allowed', refusedWords.notLinked);
  await dropLinkCodes(tx, [holderId]);
  const titles = (await unlinkHolder(tx, personId, { staffId: viewer.staffId, now })).join(', ');
  const { revoked } = organisationWords;
  await chats.tell(tx, personId, { vi: revoked.vi(titles), en: revoked.en(titles) }, now);
}
