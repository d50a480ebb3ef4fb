import { describe, expect, test } from '@jest/globals';
import { numberOf, numbersFor } from '../../flows/emergency/numbers.ts';
import { words } from '../../flows/emergency/words.ts';

const numbers = (text: string) => numbersFor(text).lines.map((line) => numberOf(words[line].vi));

describe('the number that helps first stands first', () => {
  test.each([
    ['cháy nhà rồi', ['114', '113', '115']],
    ['co chau be roi xuong ao', ['114', '113', '115']],
    ['nó đang cầm dao chém người', ['113', '114', '115']],
    ['tai nạn, người nằm bất động', ['115', '114', '113']],
    ['xe đâm rồi bốc cháy', ['114', '115', '113']],
    ['nước lũ lên nhanh, nhà bị cô lập', ['114', '113', '115', '112']],
    ['bố nó đang đánh con, cháu bé khóc thét', ['113', '114', '115', '111']],
    ['tôi không muốn sống nữa', ['115', '113', '114']],
    ['cứu với', ['114', '113', '115']],
  ])('%s', (text, expected) => {
    expect(numbers(text)).toEqual(expected);
  });
});

test('somebody who may take their own life is spoken to differently', () => {
  expect(numbersFor('toi muon chet')).toMatchObject({ alone: true, danger: 'alone' });
  expect(numbersFor('có người đòi nhảy cầu').alone).toBe(true);
  expect(numbersFor('cháy nhà').alone).toBe(false);
});

test('every line begins with its number, in every language; one that was edited away is no call', () => {
  for (const line of ['rescue', 'police', 'ambulance', 'disaster', 'children'] as const)
    expect(numberOf(words[line].vi)).toBe(numberOf(words[line].en));
  expect(numberOf('1900 1234 – đường dây nóng')).toBe('19001234');
  expect(numberOf('gọi công an')).toBeNull();
});
