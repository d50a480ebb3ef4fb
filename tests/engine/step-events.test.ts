import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { searchedSample } from '../../prisma/sample/answers.ts';
import { sampleKnowledge } from '../../prisma/sample/sample-knowledge.ts';
import { answerIndexOf } from '../../src/assistant/answer-index.ts';
import { TalkMemory } from '../../src/conversations/simulator/talk-memory.ts';
import { type Input, type Session, stepEvents } from '../../src/engine/index.ts';

const session = (...frames: [flow: string, step: string][]): Session => ({
  frames: frames.map(([flow, step]) => ({ flow, step, version: 1, answers: {} })),
  asked: '0',
});
const passed = (...steps: [flow: string, step: string][]) => steps.map(([flow, step]) => ({ flow, step }));
const told = (before: Session | null, trail: { flow: string; step: string }[], after: Session | null) =>
  stepEvents(before, { trail, session: after }).map(({ flow, step, what }) => `${flow}.${step} ${what}`);

describe('what becomes of steps', () => {
  test('a first message enters, an answer goes on', () => {
    expect(told(null, passed(['report', 'what']), session(['report', 'what']))).toEqual(['report.what entered']);
    expect(
      told(session(['report', 'what']), passed(['report', 'what'], ['report', 'where']), session(['report', 'where'])),
    ).toEqual(['report.what answered', 'report.where entered']);
  });

  test('an answer that was not understood counts nothing: the question still waits', () => {
    expect(told(session(['report', 'what']), passed(['report', 'what']), session(['report', 'what']))).toEqual([]);
  });

  test('the last step of a talk is answered, steps that only say something are entered and answered', () => {
    expect(told(session(['r', 'review']), passed(['r', 'review'], ['r', 'file']), null)).toEqual([
      'r.review answered',
      'r.file entered',
      'r.file answered',
    ]);
  });

  test('“hủy” and another talk in its place give up, a talk that lies below waits on', () => {
    expect(told(session(['r', 'where']), [], null)).toEqual(['r.where abandoned']);
    expect(told(session(['menu', 'ask']), passed(['help', 'ask']), session(['help', 'ask']))).toEqual([
      'help.ask entered',
      'menu.ask abandoned',
    ]);
    expect(told(session(['r', 'where']), passed(['help', 'ask']), session(['r', 'where'], ['help', 'ask']))).toEqual([
      'help.ask entered',
    ]);
  });

  test('a talk that begins anew was given up where it stood', () => {
    expect(told(session(['r', 'where']), passed(['r', 'what']), session(['r', 'what']))).toEqual([
      'r.where abandoned',
      'r.what entered',
    ]);
  });

  test('a talk that a guard ended was given up', () => {
    expect(told(session(['r', 'where']), passed(['r', 'where'], ['r', 'where!too_many_steps']), null)).toEqual([
      'r.where abandoned',
    ]);
  });
});

test('over whole talks, what was entered and has not ended is what waits', () => {
  const knowledge = sampleKnowledge();
  const answers = answerIndexOf(searchedSample());
  const anything = fc.oneof(
    fc.constantFrom(
      ...['1', '2', '3', 'menu', 'hủy', 'trợ giúp', 'có', 'không', 'việc của tôi', 'xóa dữ liệu', 'gặp người'],
      ...[
        'đèn đường hỏng ở khu phố Hòa Đình',
        'cháy nhà',
        'tố cáo cán bộ',
        'cảm ơn',
        'VC-0427',
        'chợ mở khi nào?',
        'xong',
      ],
    ),
  );
  const wait = fc.constantFrom(0, 0, 0, 45);
  fc.assert(
    fc.property(fc.array(fc.tuple(anything, wait), { maxLength: 25 }), (said) => {
      const talk = new TalkMemory({
        knowledge,
        answers,
        person: {
          ...{ consented: false, lang: 'vi', channelName: 'trang này', abroad: false, homeAreaId: null },
          ...{
            can: { buttons: false, place: true, photo: true },
            announcements: false,
            followUp: false,
            assistant: 'off',
          },
          office: { name: 'Mặt trận', phone: null, address: null, hours: null },
        },
        now: 1_795_000_000_000,
      });
      const open = new Map<string, number>();
      const add = (key: string, by: number) => open.set(key, (open.get(key) ?? 0) + by);
      for (const [text, minutes] of said) {
        talk.now += 5_000 + minutes * 60_000;
        const before = talk.state.session;
        const input: Input = { kind: 'text', text };
        const { trail } = talk.hear(input);
        for (const { flow, step, what } of stepEvents(before, { trail, session: talk.state.session }))
          add(`${flow}.${step}`, what === 'entered' ? 1 : -1);
      }
      for (const { flow, step } of talk.state.session?.frames ?? []) add(`${flow}.${step}`, -1);
      expect([...open].filter(([, left]) => left !== 0)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
