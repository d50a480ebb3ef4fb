import { expect, test } from '@jest/globals';
import { asksAboutBot } from '../../src/language/asks-about-bot.ts';

test.each([
  'Bạn là ai',
  'ban la ai vay',
  'đây là máy hay người',
  'may hay nguoi day',
  'trợ lý này làm được gì',
  'ALO CHO HOI DAY CO PHAI CHO PHAN ANH KHONG',
  'chào cháu, cho bác hỏi đây có phải nơi nhận phản ánh của phường không',
  'phản ánh ở đây được không',
  'nhắn vào đây thì ai đọc',
])('asks who answers here: %s', (text) => expect(asksAboutBot(text)).toBe(true));

test.each([
  'đèn hỏng báo ai',
  'ai là chủ tịch phường',
  'đây có phải chỗ đổ rác không',
  'cái này là gì mà kêu to thế',
  'máy xúc hay người làm đường',
  'ai làm hỏng đường vậy',
  '',
])('asks or tells something else: %s', (text) => expect(asksAboutBot(text)).toBe(false));
