import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sampleKnowledge } from '../../prisma/sample/sample-knowledge.ts';
import { TalkMemory } from '../../src/conversations/simulator/talk-memory.ts';
import type { Input } from '../../src/engine/index.ts';
import { anyCharacter } from '../any-character.ts';

const knowledge = sampleKnowledge();
const said = [
  '1', '2', '3', '9', 'số 2', 'một', 'menu', 'hủy', 'trợ giúp', 'việc của tôi', '/start', '/huy', '/abc', 'VC-0427', 'vc 9999', 'sửa 2',
  'sửa ảnh', 'quay lại', 'đồng ý', 'không', 'dạ', 'ok', 'xin chào', 'cảm ơn', '👍', '🙏🙏🙏', 'đèn đường hỏng', 'rác nhiều quá ở bồ sơn',
  'cống tắc ở Đại Phúc', 'Hòa Đình', 'Bắc Ninh', 'chỗ nhà bà Tám', 'tôi không rõ', 'VC-0427 vẫn hỏng, tối lắm, đề nghị xem lại ngay',
  'có ai biết bao giờ có nước không?', 'cháy nhà rồi cứu với', 'tôi tố cáo ông chủ tịch nhận tiền', 'công văn mật đây', 'vay tiền nhanh lãi suất 0',
  'tôi không muốn sống nữa', 'tôi khiếu nại quyết định thu hồi đất', 'phường làm tốt lắm', 'dữ liệu của tôi', 'gặp người', '\u0000', '\uD83D', '‮تجربة من اليمين', 'a'.repeat(4_000), 'x\n'.repeat(900), '',
]; // biome-ignore format: a list of things people say
const media = fc.array(
  fc.record({
    id: fc.uuid(),
    kind: fc.constantFrom('photo' as const, 'voice' as const, 'video' as const, 'file' as const),
  }),
  { minLength: 1, maxLength: 12 },
);
const text = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...said) },
  fc.string({ unit: anyCharacter, maxLength: 60 }),
);
const place = fc.record({ lat: fc.double({ noNaN: true }), lon: fc.double({ noNaN: true }) });
const inputs = fc.oneof(
  { weight: 10, arbitrary: text.map((one): Input => ({ kind: 'text', text: one })) },
  { weight: 6, arbitrary: fc.nat(9).map((nth): Input => ({ kind: 'choice', id: `nth-${nth}` })) },
  fc.constant<Input>({ kind: 'choice', id: 'agree.mx0000' }),
  fc.record({ kind: fc.constant('photos' as const), media }),
  fc.record({ kind: fc.constant('photos' as const), media, text }),
  fc.record({ kind: fc.constant('place' as const), place }),
  fc.record({
    kind: fc.constant('recording' as const),
    what: fc.constantFrom('voice' as const, 'file' as const),
    media,
  }),
  fc.constant<Input>({ kind: 'sticker' }),
  text.map((one): Input => ({ kind: 'edited', text: one })),
  fc.constant<Input>({ kind: 'deleted' }),
  fc.constant<Input>({ kind: 'unsupported', what: 'poll' }),
);

test('whatever people send, the flows answer in words that can be sent, and never break', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(inputs, fc.constantFrom(0, 0, 40 * 60_000)), { maxLength: 25 }),
      fc.record({
        consented: fc.boolean(),
        homeAreaId: fc.constantFrom(null, 'K.VOCUONG.HOADINH', 'gone'),
        lang: fc.constantFrom('vi' as const, 'en' as const),
      }),
      fc.constantFrom('new', 'waiting_resident', 'done', 'refused'),
      (sequence, person, status) => {
        const talk = talkWith(person, status);
        for (const [input, pause] of sequence) {
          talk.now += pause + 1_000;
          const nth = input.kind === 'choice' ? /^nth-(\d)$/.exec(input.id)?.[1] : undefined;
          const id = nth === undefined ? undefined : talk.choices[Number(nth)]?.id;
          const { replies } = talk.hear(id === undefined ? input : { kind: 'choice', id });
          for (const reply of replies) {
            const { text: told, choices = [] } = reply;
            const sendable = told.trim() !== '' && told.length < 2_000 && !/\{\w+\}|undefined|\[object/.test(told);
            expect({ told, sendable }).toEqual({ told, sendable: true });
            expect(choices.length).toBeLessThanOrEqual(11);
            expect(choices.filter(({ id }) => !/^[a-z0-9_.-]{1,40}$/.test(id))).toEqual([]);
          }
          expect(input.kind === 'deleted' || replies.length > 0).toBe(true);
        }
      },
    ),
    { numRuns: 150 },
  );
});

/** Besides consent itself: somebody is in danger, and what leaves nothing of theirs. */
const WITHOUT_CONSENT = ['give_consent', 'refuse_consent', 'raise_alarm', 'erase_told', 'count_routed', 'erase_person'];

test('nothing of somebody who has not agreed is kept', () => {
  fc.assert(
    fc.property(fc.array(inputs, { maxLength: 20 }), (sequence) => {
      const talk = talkWith({ consented: false, homeAreaId: null, lang: 'vi' }, 'new');
      for (const input of sequence) {
        if (talk.person.consented) return;
        for (const { effect } of talk.hear(input).effects) {
          expect(WITHOUT_CONSENT).toContain(effect);
          // From here on they have agreed, and what they told before is dealt with.
          if (effect === 'give_consent') break;
        }
      }
    }),
    { numRuns: 150 },
  );
});

function talkWith(
  person: { consented: boolean; homeAreaId: string | null; lang: 'vi' | 'en' },
  status: string,
): TalkMemory {
  const now = Date.parse('2026-11-23T08:00:00+07:00');
  return new TalkMemory({
    knowledge,
    now,
    person: {
      channelName: 'Telegram',
      abroad: true,
      can: { buttons: true, place: true, photo: true },
      announcements: false,
      followUp: false,
      assistant: 'off',
      office: { name: 'Ủy ban Mặt trận', phone: null, address: null, hours: null },
      ...person,
    },
    issues: [
      {
        code: 'VC-0427',
        status,
        category: 'Đèn đường không sáng',
        area: null,
        createdAt: now - 1_000,
        dueAt: null,
        isPaused: status === 'waiting_resident',
        text: 'đèn hỏng',
        unit: null,
        lastAnswer: null,
        openQuestion: status === 'waiting_resident' ? 'Cột số mấy?' : null,
      },
    ],
  });
}
