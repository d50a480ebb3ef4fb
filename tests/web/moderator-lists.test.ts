import { describe, expect, test } from '@jest/globals';
import { newMessages } from '../../src/web/moderator/inbox/new-messages.ts';
import { countChanges } from '../../src/web/moderator/issues/count-changes.ts';
import { issueSearch, VIEWS, viewOf, withView } from '../../src/web/moderator/issues/issue-search.ts';
import { looksLike, withoutMarks } from '../../src/web/moderator/shell/without-marks.ts';
import { en } from '../../src/web/moderator/words.en.ts';
import { vi } from '../../src/web/moderator/words.vi.ts';

describe('the filters in the address', () => {
  test('what is not understood is left out', () => {
    expect(issueSearch({ status: 'new,nonsense,done', late: 'yes', q: '', area: 7, other: 'x' })).toEqual({
      status: 'new,done',
    });
  });

  test('each view is recognised by its own filters, whatever the order of the statuses', () => {
    for (const view of VIEWS) expect(viewOf(withView({ q: 'rác', area: 'A' }, view))).toBe(view.id);
    expect(viewOf({ status: 'reopened,new' })).toBe('fresh');
    expect(viewOf({ status: 'new' })).toBeNull();
  });

  test('a view keeps the other filters and takes the place of the one before', () => {
    const late = VIEWS.find(({ id }) => id === 'late')!;
    expect(withView({ status: 'new,reopened', unit: 'U' }, late)).toEqual({ unit: 'U', late: 'true' });
  });
});

describe('what is new', () => {
  const item = (code: string, createdAt: string, version = 1) => ({ code, createdAt, version }) as never;
  const shown = [item('A-3', '2026-11-03'), item('A-2', '2026-11-02')];

  test('counts issues that came in and those that were changed', () => {
    expect(
      countChanges(
        { items: [item('A-4', '2026-11-04'), item('A-3', '2026-11-03', 2), item('A-2', '2026-11-02')] },
        shown,
      ),
    ).toBe(2);
  });

  test('an older issue that moved up, and one that left, are no news', () => {
    expect(countChanges({ items: [item('A-2', '2026-11-02'), item('A-1', '2026-11-01')] }, shown)).toBe(0);
  });

  test('a version that we made ourselves is no news', () => {
    expect(countChanges({ items: [item('A-3', '2026-11-03')] }, [item('A-3', '2026-11-03', 2)])).toBe(0);
  });

  test('counts messages that the list lacks', () => {
    expect(newMessages({ items: [{ id: 'u2' }, { id: 'u1' }] as never }, [{ id: 'u1' }])).toBe(1);
  });
});

describe('looking up without marks', () => {
  test('marks, đ and case do not matter; every word begins a word', () => {
    expect(withoutMarks('  Đường  ĐẤT ')).toBe('duong dat');
    expect(looksLike('HT-01 Đèn đường không sáng', 'den sang')).toBe(true);
    expect(looksLike('HT-01 Đèn đường không sáng', 'ht-01')).toBe(true);
    expect(looksLike('Hòa Đình', 'inh')).toBe(false);
  });
});

describe('words', () => {
  const texts = (words: object, path = ''): [string, string][] =>
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : texts(value, `${path}${key}.`),
    );
  const placeholders = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort().join();

  test('both languages put the same things into a sentence', () => {
    const english = new Map(texts(en));
    const differing = texts(vi).filter(
      ([key, text]) => placeholders(text) !== placeholders(english.get(key) ?? 'missing'),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  test('a count has its singular in English', () => {
    const english = new Map(texts(en));
    const lacking = texts(vi)
      .map(([key]) => key)
      .filter((key) => key.endsWith('_other') && !english.has(key.replace(/_other$/, '_one')));
    expect(lacking).toEqual([]);
  });
});
