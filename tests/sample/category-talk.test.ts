import { describe, expect, test } from '@jest/globals';
import { sampleCampaign } from '../../prisma/sample/campaign.ts';
import { editCategorySchema } from '../../src/campaign/category-schema.ts';

/** What people read comes from the data as well as from `words.ts`: it keeps the same rules. */
const sentences = sampleCampaign.categories.flatMap(({ code, stopper, questions }) => [
  ...(stopper ? [[`${code} stopper`, stopper.vi] as const] : []),
  ...questions.map(({ key, vi }) => [`${code} ${key}`, vi] as const),
]);

describe('what the sample says and asks by category', () => {
  test.each(sentences)('%s is short, polite and plain', (_name, text) => {
    expect(text).toBe(text.normalize('NFC').trim());
    expect(text).not.toMatch(/(?<!\p{L})(bạn|quý khách|anh\/chị|cô\/chú)(?!\p{L})/iu);
    expect((text.match(/[.?](?=\s|$)/g) ?? []).length).toBeLessThanOrEqual(3);
    expect((text.match(/\?/g) ?? []).length).toBeLessThanOrEqual(1);
    expect((text.match(/(?<!\p{L})ạ(?!\p{L})/gu) ?? []).length).toBeLessThanOrEqual(1);
  });

  test('is what the page would take', () => {
    for (const category of sampleCampaign.categories) editCategorySchema.parse({ ...category, version: 1 });
  });

  test('some fifteen categories ask something, none more than two; some point elsewhere first', () => {
    const asking = sampleCampaign.categories.filter(({ questions }) => questions.length > 0);
    expect(asking.length).toBeGreaterThanOrEqual(15);
    expect(Math.max(...asking.map(({ questions }) => questions.length))).toBeLessThanOrEqual(2);
    expect(sampleCampaign.categories.filter(({ stopper }) => stopper).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['HT-02', 'HT-03', 'AN-02', 'AN-07', 'HC-03']),
    );
  });

  test('only what must go to the police directly cannot be sent here', () => {
    const closed = sampleCampaign.categories.filter(({ stopper }) => stopper?.sendable === false);
    expect(closed.map(({ code }) => code)).toEqual(['AN-02']);
  });

  test('what people say of people is never compared with what others said', () => {
    const compared = sampleCampaign.categories.filter(({ nearMetres }) => nearMetres > 0);
    expect(compared.some(({ groupCode }) => ['AS', 'AN', 'DC', 'HC', 'YK'].includes(groupCode))).toBe(false);
    expect(compared.length).toBeGreaterThan(30);
  });
});
