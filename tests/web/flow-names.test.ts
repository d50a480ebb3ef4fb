import { expect, test } from '@jest/globals';
import { catalogue } from '../../flows/index.ts';
import { sayingsEn } from '../../src/web/moderator/words/words.en.ts';
import { sayingsVi } from '../../src/web/moderator/words/words.vi.ts';

test('every flow has a name in the page, in both languages', () => {
  const ids = [...catalogue.flows.keys()];
  expect(Object.keys(sayingsVi.flowNames)).toEqual(expect.arrayContaining(ids));
  expect(Object.keys(sayingsEn.flowNames)).toEqual(expect.arrayContaining(ids));
});
