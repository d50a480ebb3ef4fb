import { expect, test } from '@jest/globals';
import { accountName, chatName } from '../../../src/conversations/linked-accounts/account-name.ts';
import { encryption } from '../../messages/support.ts';
import { CAN } from '../support.ts';

const zaloOa = { can: CAN, name: 'Zalo', chatName: 'Zalo OA' };
const zaloBot = { can: CAN, name: 'Zalo', chatName: 'Zalo Bot' };
const telegram = { can: CAN, name: 'Telegram' };

test('a chat has the name of its platform; where two have the same, it is told which one', () => {
  const one = new Map([
    ['zalo-oa', zaloOa],
    ['telegram', telegram],
  ]);
  expect(['zalo-oa', 'telegram', 'web'].map((id) => chatName(id, one))).toEqual(['Zalo', 'Telegram', 'web']);
  const both = new Map([...one, ['zalo-bot', zaloBot]]);
  expect([...both.keys()].map((id) => chatName(id, both))).toEqual(['Zalo OA', 'Telegram', 'Zalo Bot']);
});

test('an account is named with the name that its person has there', () => {
  const channels = new Map([
    ['zalo-oa', zaloOa],
    ['zalo-bot', zaloBot],
  ]);
  const nameCipher = encryption.encrypt('Bà Lan');
  expect(accountName({ channel: 'zalo-bot', nameCipher }, { encryption, channels })).toBe('Zalo Bot (Bà Lan)');
  expect(accountName({ channel: 'zalo-oa', nameCipher: null }, { encryption, channels })).toBe('Zalo OA');
});
