import type { ParsedUpdate, Receipt, UpdateContent } from '../channel.ts';
import { cleanText } from '../clean-text.ts';
import { type Fields, messageContents, recordOf, textOf } from './message-content.ts';

/** Our messages arrived, which is kept of templates; or were seen, which is kept of none. */
const RECEIVED = 'user_received_message';
const SEEN = 'user_seen_message';

/** Of the account, not of a person. */
const SERVICE: ReadonlySet<string> = new Set(['change_template_status', 'change_oa_daily_quota']);

/** What `follow` means: "Quan tâm" is pressed where other platforms have "Start". */
const START = '/start';

/**
 * One event of the webhook in the words of all channels.
 * @param receivedAt stands in where Zalo gives no time. @returns nothing for what is no event at all.
 */
export function parseUpdate(raw: unknown, receivedAt: Date): ParsedUpdate[] {
  const event = recordOf(raw);
  const name = event.event_name;
  if (typeof name !== 'string' || !/^[\w.]{1,64}$/.test(name)) return [];
  const at = timeOf(event.timestamp, receivedAt);
  const read = readEvent(name, event);
  if ('ignored' in read) {
    // Of what is ignored nothing is kept but an id: not even whose it was.
    const id = idOf(recordOf(event.message).msg_id) ?? idOf(partyOf(name, event)) ?? 'event';
    const update = ignored(`${name}:${id}:${at.getTime()}`, at, read.ignored);
    return [name === RECEIVED ? withReceipt(update, recordOf(event.message)) : update];
  }
  const { address, contents } = read;
  const messageId = idOf(recordOf(event.message).msg_id);
  const externalId = messageId ?? `${name}:${address}:${at.getTime()}`;
  return contents.map((content, index) => {
    const update: ParsedUpdate = {
      externalId: index === 0 ? externalId : `${externalId}:${index}`,
      address,
      at,
      content,
    };
    if (messageId !== undefined) update.messageId = messageId;
    return update;
  });
}

type Read = { address: string; contents: UpdateContent[] } | { ignored: string };

function readEvent(name: string, event: Fields): Read {
  if (name.startsWith('oa_send_')) return { ignored: 'own' };
  if (name === RECEIVED || name === SEEN) return { ignored: 'receipt' };
  if (SERVICE.has(name)) return { ignored: 'service' };
  const address = idOf(partyOf(name, event));
  if (address === undefined) return { ignored: 'unknown' };
  switch (name) {
    case 'follow':
      return { address, contents: [{ kind: 'unblocked' }, { kind: 'text', text: START }] };
    case 'unfollow':
      return { address, contents: [{ kind: 'blocked' }] };
    case 'user_submit_info':
      return submitted(address, recordOf(event.info));
    default: {
      const contents = messageContents(name, event);
      return contents.length > 0 ? { address, contents } : { ignored: 'unknown' };
    }
  }
}

/** As if the person had typed the number: name, birthday and address that Zalo adds were not asked for. */
function submitted(address: string, { phone }: Fields): Read {
  const digits = String(textOf(phone) ?? '').replace(/\D/g, '');
  const number = digits.startsWith('84') ? `0${digits.slice(2)}` : digits;
  return /^0\d{8,10}$/.test(number) ? { address, contents: [{ kind: 'text', text: number }] } : { ignored: 'no_phone' };
}

/** `follow` and `unfollow` name the person as the follower. */
function partyOf(name: string, event: Fields): unknown {
  return recordOf(name.endsWith('follow') ? (event.follower ?? event.sender) : event.sender).id;
}

function ignored(externalId: string, at: Date, why: string): ParsedUpdate {
  return { externalId, address: '', at, content: { kind: 'ignored', why } };
}

/** `delivery_time` is when it arrived; the event may come much later. */
function withReceipt(update: ParsedUpdate, message: Fields): ParsedUpdate {
  const [trackingId, messageId] = [idOf(message.tracking_id), idOf(message.msg_id)];
  if (trackingId === undefined && messageId === undefined) return update;
  const receipt: Receipt = {
    ...(trackingId === undefined ? {} : { trackingId }),
    ...(messageId === undefined ? {} : { messageId }),
  };
  const content: UpdateContent = { kind: 'ignored', why: 'receipt', receipt };
  return { ...update, at: timeOf(message.delivery_time, update.at), content };
}

/** Ids are strings of more digits than a number holds. */
function idOf(value: unknown): string | undefined {
  const id = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  return typeof id === 'string' && /^[\w.:=+/-]{1,128}$/.test(id) ? cleanText(id) : undefined;
}

/** Milliseconds, as a string. */
function timeOf(timestamp: unknown, receivedAt: Date): Date {
  const ms = typeof timestamp === 'string' && /^\d{12,14}$/.test(timestamp) ? Number(timestamp) : timestamp;
  if (typeof ms !== 'number' || !(ms > 0)) return receivedAt;
  const time = new Date(ms);
  return Number.isNaN(time.getTime()) ? receivedAt : time;
}
