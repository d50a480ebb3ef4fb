import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Channel, ParsedUpdate, SendContext, Webhook } from '../../src/channels/channel.ts';
import { numberChoices } from '../../src/channels/number-choices.ts';
import { SendError, type SendErrorReason } from '../../src/channels/send-error.ts';

/** What a person sees of one message. */
export interface Seen {
  text: string;
  /** Labels of buttons. */
  buttons: string[];
  photos: number;
}

/** A channel with its platform, real enough to send to and to fail. */
export interface ChannelHarness {
  channel: Channel;
  /** Somebody whom the channel can reach. */
  address: string;
  /** What the platform tells us when that person does something; each call is a new event. */
  raw: {
    text(text: string): unknown;
    choice?(id: string): unknown;
    photo?(caption?: string): unknown;
    place?(lat: number, lon: number): unknown;
  };
  /** What the person was sent since the last call, in order. */
  seen(): Promise<Seen[]> | Seen[];
  /** Makes the next send fail as the platform does for that reason. */
  fail?(reason: SendErrorReason): Promise<void> | void;
  /** Tokens and keys: they must stand in no error and no log line. */
  secrets: string[];
  /** All log lines so far. */
  log(): string;
  /** Requests of the platform to our webhook: the right one, and what an impostor sends. */
  webhook?: {
    body: Buffer;
    headers: Record<string, string>;
    forged: { headers: Record<string, string>; body: Buffer }[];
  };
  close(): Promise<void>;
}

export interface ContractOptions {
  /** The failures that this platform knows; each must be arranged by `harness.fail`. */
  failures: SendErrorReason[];
  /** Milliseconds that a throttled send is told to wait, where the platform says so. */
  retryAfter?: number;
}

const RETRYABLE: readonly SendErrorReason[] = ['connection_failed', 'throttled', 'unauthorised'];

/** What every channel promises; each calls it once with its own platform (an emulator). */
export function channelContract(
  name: string,
  { failures, retryAfter }: ContractOptions,
  makeHarness: () => Promise<ChannelHarness>,
): void {
  describe(`the channel ${name}`, () => {
    let harness: ChannelHarness;
    let channel: Channel;
    beforeAll(async () => {
      harness = await makeHarness();
      channel = harness.channel;
    });
    afterAll(() => harness.close());

    const context = (changes: Partial<SendContext> = {}): SendContext => ({
      signal: new AbortController().signal,
      fromPart: 0,
      media: async (id) => ({ bytes: Buffer.from(`picture ${id}`), contentType: 'image/jpeg', name: `${id}.jpg` }),
      ...changes,
    });
    const send = (reply: Parameters<Channel['send']>[1], changes?: Partial<SendContext>) =>
      channel.send(harness.address, reply, context(changes));

    test('says which one it is, without its secret', () => {
      expect(channel.id).toBe(name);
      expect(channel.account).not.toBe('');
      for (const secret of harness.secrets) expect(channel.account).not.toContain(secret);
    });

    test('declares limits that can be kept', () => {
      expect(channel.can.textLength).toBeGreaterThanOrEqual(100);
      expect(channel.can.pace).toBeGreaterThanOrEqual(0);
      expect(channel.can.addressGapMs).toBeGreaterThanOrEqual(0);
    });

    test('takes words as they were written', () => {
      const [update] = channel.parseUpdate(harness.raw.text('Đèn đường hỏng 💡 ở ngõ 12'));
      expect(update).toMatchObject({
        address: harness.address,
        content: { kind: 'text', text: 'Đèn đường hỏng 💡 ở ngõ 12' },
      });
      expect(update!.at.getTime()).toBeGreaterThan(Date.parse('2020-01-01'));
      expect(update!.externalId).not.toBe('');
    });

    test('knows a repeated delivery, and tells two messages apart', () => {
      const raw = harness.raw.text('hai lần');
      const [first] = channel.parseUpdate(raw);
      const [again] = channel.parseUpdate(structuredClone(raw));
      const [other] = channel.parseUpdate(harness.raw.text('hai lần'));
      expect(again!.externalId).toBe(first!.externalId);
      expect(other!.externalId).not.toBe(first!.externalId);
    });

    test('hands on no character that the database cannot keep', () => {
      const [update] = channel.parseUpdate(harness.raw.text('a\0b\ud800c'));
      expect(update?.content).toMatchObject({ kind: 'text', text: expect.stringMatching(/^ab.c$/u) });
      expect(JSON.stringify(update)).not.toMatch(/\\u0000|\\ud800/);
    });

    test('takes buttons, pictures and places where the platform has them', () => {
      if (channel.can.buttons)
        expect(channel.parseUpdate(harness.raw.choice!('yes'))).toMatchObject([
          { address: harness.address, content: { kind: 'choice', id: 'yes' } },
        ]);
      if (channel.can.photo)
        expect(channel.parseUpdate(harness.raw.photo!('ổ gà'))).toMatchObject([
          { address: harness.address, content: { kind: 'photo', caption: 'ổ gà', file: { id: expect.anything() } } },
        ]);
      if (channel.can.place)
        expect(channel.parseUpdate(harness.raw.place!(21.17, 106.05))).toMatchObject([
          { address: harness.address, content: { kind: 'place', lat: 21.17, lon: 106.05 } },
        ]);
    });

    test('never throws at what it is told', () => {
      fc.assert(
        fc.property(fc.anything({ withNullPrototype: true }), (raw) => {
          expectWellFormed(channel.parseUpdate(raw));
        }),
        { numRuns: 200 },
      );
      // What is right but for one field, at any depth.
      fc.assert(
        fc.property(fc.constantFrom('một', 'hai'), fc.nat(), fc.anything(), (text, at, value) => {
          expect(Array.isArray(channel.parseUpdate(withOneFieldReplaced(harness.raw.text(text), at, value)))).toBe(
            true,
          );
        }),
        { numRuns: 200 },
      );
    });

    test('delivers words and says under which id', async () => {
      await harness.seen();
      const receipt = await send({ text: 'Đã ghi nhận. Mã: VC-0427' });
      expect(await harness.seen()).toMatchObject([{ text: 'Đã ghi nhận. Mã: VC-0427', buttons: [] }]);
      expect(receipt.messageIds).toHaveLength(1);
    });

    test('offers choices as buttons, or as numbered lines where it has none', async () => {
      await harness.seen();
      const choices = [
        { id: 'agree', label: 'Tôi đồng ý' },
        { id: 'no', label: 'Không' },
      ];
      await send({ text: 'Ông/bà đồng ý không?', choices });
      const [seen] = await harness.seen();
      if (channel.can.buttons)
        expect(seen).toMatchObject({ text: 'Ông/bà đồng ý không?', buttons: ['Tôi đồng ý', 'Không'] });
      else expect(seen).toMatchObject({ text: numberChoices('Ông/bà đồng ý không?', choices), buttons: [] });
    });

    test('shows all of a choice that is too long for a button', async () => {
      await harness.seen();
      const label = `Khu dân cư ${'rất dài '.repeat(12)}số 1`;
      await send({
        text: 'Ở đâu?',
        choices: [
          { id: 'a', label },
          { id: 'b', label: 'Nơi khác' },
        ],
      });
      const seen = await harness.seen();
      expect(seen.map(({ text, buttons }) => [text, ...buttons].join('\n')).join('\n')).toContain(label);
    });

    test('sends a long text in parts within its limit, in order, the buttons under the last', async () => {
      await harness.seen();
      const text = Array.from({ length: channel.can.textLength }, (_, index) => `chữ${index}`)
        .join(' ')
        .slice(0, Math.floor(channel.can.textLength * 2.5))
        .trim();
      const receipt = await send({ text, choices: [{ id: 'ok', label: 'Được' }] });
      const seen = await harness.seen();
      expect(seen.length).toBeGreaterThanOrEqual(3);
      expect(receipt.messageIds).toHaveLength(seen.length);
      for (const part of seen) expect(part.text.length).toBeLessThanOrEqual(channel.can.textLength);
      expect(
        seen
          .map((part) => part.text)
          .join(' ')
          .slice(0, text.length),
      ).toBe(text);
      for (const part of seen.slice(0, -1)) expect(part.buttons).toEqual([]);
      if (channel.can.buttons) expect(seen.at(-1)!.buttons).toEqual(['Được']);
    });

    test('leaves out the parts that an earlier try delivered', async () => {
      await harness.seen();
      const text = 'ă'.repeat(Math.floor(channel.can.textLength * 2.5));
      const receipt = await send({ text }, { fromPart: 1 });
      const seen = await harness.seen();
      expect(seen.map((part) => part.text).join('')).toBe(text.slice(channel.can.textLength));
      expect(receipt.messageIds).toHaveLength(seen.length);
    });

    test('shows pictures where it can', async () => {
      if (!channel.can.photo) return;
      await harness.seen();
      await send({ text: 'Ảnh sau khi sửa', media: ['a', 'b', 'c'] });
      const seen = await harness.seen();
      expect(seen.reduce((sum, { photos }) => sum + photos, 0)).toBe(3);
      expect(seen.map((part) => part.text).join('')).toBe('Ảnh sau khi sửa');
    });

    test('refuses an empty message as invalid', async () => {
      await expect(send({ text: ' \n ' })).rejects.toMatchObject({ reason: 'message_invalid', retryable: false });
    });

    if (failures.length > 0)
      test.each(failures)('says why a message could not be sent: %s', async (reason) => {
        await harness.fail!(reason);
        const error = await send({ text: 'Điều riêng của người dân 0912345678' }).catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(SendError);
        expect(error).toMatchObject({ reason, retryable: RETRYABLE.includes(reason), sentParts: 0 });
        if (reason === 'throttled' && retryAfter !== undefined) expect(error).toMatchObject({ retryAfter });
        const told = inspect(error, { depth: 10, showHidden: true }) + JSON.stringify(error) + (error as Error).stack;
        for (const secret of harness.secrets) expect(told).not.toContain(secret);
        expect(told).not.toContain('Điều riêng');
        expect(told).not.toContain('0912345678');
        await harness.seen();
      });

    if (failures.includes('connection_failed'))
      test('counts the parts that were delivered before a failure', async () => {
        await harness.seen();
        const text = 'ơ'.repeat(Math.floor(channel.can.textLength * 1.5));
        await harness.fail!('connection_failed');
        await expect(send({ text }, { fromPart: 1 })).rejects.toMatchObject({ sentParts: 1 });
        await harness.seen();
      });

    test('gives up at once when it is told to', async () => {
      if (failures.length === 0) return;
      const signal = AbortSignal.abort();
      await expect(send({ text: 'dừng' }, { signal })).rejects.toMatchObject({
        name: 'SendError',
        reason: 'connection_failed',
        retryable: true,
      });
    });

    test('lets in whom it can tell from an impostor', () => {
      if (!harness.webhook) return;
      const { verify, path } = channel.receiving as Webhook;
      const { headers, body, forged } = harness.webhook;
      expect(path).toBe(`/webhooks/${name}`);
      expect(verify(headers, body)).toBe(true);
      expect(forged.length).toBeGreaterThan(0);
      for (const attempt of forged) expect(verify(attempt.headers, attempt.body)).toBe(false);
      expect(verify({}, body)).toBe(false);
    });

    test('writes no secret and nobody’s words to the log', () => {
      const log = harness.log();
      for (const secret of harness.secrets) expect(log).not.toContain(secret);
      expect(log).not.toMatch(/Điều riêng|Đèn đường hỏng/);
    });
  });
}

function expectWellFormed(updates: ParsedUpdate[]): void {
  for (const update of updates) {
    expect(update).toMatchObject({
      externalId: expect.stringMatching(/./),
      address: expect.any(String),
      content: { kind: expect.any(String) },
    });
    expect(Number.isFinite(update.at.getTime())).toBe(true);
    expect(['undefined', 'string']).toContain(typeof update.name);
    if (update.content.kind === 'text') expect(typeof update.content.text).toBe('string');
    if (update.content.kind !== 'ignored') expect(update.address).not.toBe('');
  }
}

/** Replaces the `at`-th field (counted through the whole tree, round and round) of a copy. */
function withOneFieldReplaced(raw: unknown, at: number, value: unknown): unknown {
  const copy: unknown = structuredClone(raw);
  const places: { owner: Record<string, unknown>; key: string }[] = [];
  const visit = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return;
    for (const key of Object.keys(node)) {
      places.push({ owner: node as Record<string, unknown>, key });
      visit((node as Record<string, unknown>)[key]);
    }
  };
  visit(copy);
  const place = places[at % Math.max(1, places.length)];
  if (place) place.owner[place.key] = value;
  return copy;
}
