import { describe, expect, test } from '@jest/globals';
import type { PersonFact } from '../../flows/facts.ts';
import { catalogue } from '../../flows/index.ts';
import { sampleKnowledge } from '../../prisma/sample/sample-knowledge.ts';
import { listenTurn, sayNothing } from '../../src/conversations/listen-turn.ts';
import { factKey, type Input, type Session, type Turn } from '../../src/engine/index.ts';

const NOW = Date.parse('2026-11-23T08:00:00+07:00');
const knowledge = sampleKnowledge();
const person: Partial<PersonFact> = { consented: true, lang: 'vi', homeAreaId: null };
const session: Session = {
  frames: [{ flow: 'report-issue', version: 1, step: 'where', answers: { text: 'rác nhiều quá' } }],
  asked: NOW.toString(36),
};

function listen(input: Input): Turn {
  const facts = new Map<string, unknown>([
    [factKey({ fact: 'person' }), { ...person, office: { name: 'Mặt trận', phone: null, address: null, hours: null } }],
    [factKey({ fact: 'knowledge' }), knowledge],
  ]);
  const turn = listenTurn(catalogue, { session, input, facts, now: NOW, lang: 'vi' });
  if ('need' in turn) throw new Error(`needs ${JSON.stringify(turn.need)}`);
  return turn;
}
const says = (text: string) => listen({ kind: 'text', text });

describe('while a moderator has the talk', () => {
  test.each(['vâng', 'menu', 'hủy', '1', 'VC-0427', 'gặp người', 'rác nhiều quá ở Hòa Đình', 'thoát nước kém quá'])(
    '“%s” is for the moderator',
    (text) => {
      expect(says(text)).toEqual({ ...sayNothing({ session }) });
    },
  );

  test.each(['thoát', 'Thoat', 'THOÁT.', 'gặp máy', 'gap may', 'trợ lý', '/thoat'])(
    '“%s” calls the assistant',
    (text) => {
      const { effects, replies } = says(text);
      expect(effects).toEqual([{ effect: 'leave_person', args: {} }]);
      // In the office's own words, which the effect brings.
      const [first] = replies;
      expect(first).toMatchObject({ effect: 0 });
      expect('render' in first! && first.render({ says: 'Vâng. Từ đây trợ lý nói.' }).text).toBe(
        'Vâng. Từ đây trợ lý nói.',
      );
    },
  );

  test('an emergency is answered at once, and the talk with the assistant stays aside', () => {
    const turn = says('cháy nhà rồi cứu với');
    expect(turn.effects.map(({ effect }) => effect)).toEqual(['raise_alarm']);
    expect(JSON.stringify(turn.replies)).toContain('114');
    expect(turn.session).toEqual(session);
  });
});
