import { expect, test } from '@jest/globals';
import { openQuestion, type Said } from '../../../src/channels/web/open-question.ts';

const CHOICES = [{ id: 'yes', label: 'Đúng' }];
const asks = (id: string): Said => ({ id, from: 'assistant', choices: CHOICES });
const says = (id: string): Said => ({ id, from: 'assistant' });
const writes = (id: string, answers?: string): Said => ({ id, from: 'person', answers });

test('only the newest question can be answered', () => {
  expect(openQuestion([asks('o1'), asks('o2')])).toBe('o2');
});

test('news without buttons leave the question before them open', () => {
  expect(openQuestion([asks('o1'), says('o2')])).toBe('o1');
});

test('a pressed button closes its question, and no older one opens again', () => {
  expect(openQuestion([asks('o1'), asks('o2'), writes('i1', 'o2')])).toBeNull();
});

test('words leave the question open until they are answered', () => {
  expect(openQuestion([asks('o1'), writes('i1')])).toBe('o1');
  expect(openQuestion([asks('o1'), writes('i1'), says('o2')])).toBeNull();
  expect(openQuestion([asks('o1'), writes('i1'), asks('o2')])).toBe('o2');
});

test('a question that was closed elsewhere has no buttons', () => {
  expect(openQuestion([{ ...asks('o1'), closed: true }])).toBeNull();
});

test('where nothing is asked, nothing can be pressed', () => {
  expect(openQuestion([])).toBeNull();
  expect(openQuestion([says('o1'), { ...says('o2'), choices: [] }])).toBeNull();
});
