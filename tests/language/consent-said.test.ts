import { expect, test } from '@jest/globals';
import { consentSaid } from '../../src/language/consent-said.ts';

test.each([
  'đồng ý',
  'ừ đồng ý',
  'dong y chau nhe',
  'bác đồng ý',
  'Vâng, tôi nhất trí ạ',
  'co dong y',
  'toi dong y cho luu',
  'ddoongf ys',
  'toi ddoong y',
])('agrees in plain words: %s', (text) => expect(consentSaid(text)).toBe('agrees'));

test.each(['không đồng ý', 'thôi bác không đồng ý đâu', 'chua dong y', 'tôi chẳng đồng ý'])(
  'refuses in plain words: %s',
  (text) => expect(consentSaid(text)).toBe('refuses'),
);

test.each(['ừ', 'dạ vâng', 'đồng ý không?', 'đồng ý nhưng đừng cho ai biết', 'hàng xóm không đồng ý', 'đồng chí', ''])(
  'leaves open what is not plain: %s',
  (text) => expect(consentSaid(text)).toBeNull(),
);
