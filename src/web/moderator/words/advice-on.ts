/** What a wording may be advised against; it can be saved all the same. Keys of `saying.advice`. */
export type Advice = 'address' | 'long' | 'questions' | 'jargon';

/** Pure: how the tone of the house is missed, for a Vietnamese sentence (`flows/README.md`). */
export function adviceOn(text: string): Advice[] {
  const found: Advice[] = [];
  if (/(?<!\p{L})(bạn|mày|quý khách|anh\/chị|cô\/chú|quý ông)(?!\p{L})/iu.test(text)) found.push('address');
  const sentences = text.match(/[^.?!…]+[.?!…]+(?=\s|$)/g) ?? [];
  if (sentences.length > 3 || text.split(/[.?!\n]/).some((one) => one.trim().split(/\s+/).length > 30))
    found.push('long');
  if ((text.match(/\?/g) ?? []).length > 1) found.push('questions');
  if (
    /(?<!\p{L})(ticket|submit|deadline|bot|ok|email|link|click|online|update|report|thụ lý|xác lập)(?!\p{L})/iu.test(
      text,
    )
  )
    found.push('jargon');
  return found;
}
