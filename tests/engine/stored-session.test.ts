import { expect, test } from '@jest/globals';
import { restoredSession, type Session, storedSession } from '../../src/engine/index.ts';

const kept = (session: Session) => restoredSession(JSON.parse(JSON.stringify(storedSession(session))));

test('a talk is kept without the names of its parts', () => {
  const session: Session = {
    frames: [{ flow: 'report', version: 3, step: 'where', answers: { text: 'đèn hỏng' } }],
    asked: 'mwsxq903',
  };
  expect(storedSession(session)).toEqual(['mwsxq903', 'report', 3, 'where', { text: 'đèn hỏng' }]);
  expect(kept(session)).toEqual(session);
});

test('interrupted talks, choices made on the spot and all that is rarely there come back', () => {
  const frame = (flow: string) => ({ flow, version: 1, step: 'ask', answers: { about: flow } });
  const session: Session = {
    frames: [frame('report'), frame('menu'), frame('help')],
    asked: 'mwsxq903',
    touched: 'mwsxq904',
    offered: [
      { id: 'a-1', label: 'Hòa Đình' },
      { id: 'other', label: 'Nơi khác', words: ['khac', 'noi khac'] },
    ],
    misses: 2,
  };
  expect(kept(session)).toEqual(session);
  expect(kept({ ...session, offered: [] })).toEqual({ ...session, offered: [] });
});

test('a session that an earlier version kept is read as it is', () => {
  const session: Session = {
    frames: [{ flow: 'report', version: 1, step: 'what', answers: {} }],
    asked: 'mwsxq903',
    misses: 1,
  };
  expect(restoredSession(JSON.parse(JSON.stringify(session)))).toEqual(session);
});
