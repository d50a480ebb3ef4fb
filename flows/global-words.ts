import type { EntryContext, GlobalWord } from '../src/engine/index.ts';
import type { FactTypes } from './facts.ts';

/** Words that work at any step (`contract.md`), with or without marks, in any case. */
export const globalWords: readonly GlobalWord<FactTypes>[] = [
  { words: ['menu', 'trang chủ', 'xem menu'], commands: ['/menu', '/start'], does: () => ({ flow: 'menu' }) },
  {
    words: ['trợ giúp', 'help', 'hướng dẫn', 'cách dùng', 'giúp tôi'],
    commands: ['/trogiup', '/help'],
    does: () => ({ flow: 'help' }),
    open: true,
  },
  { words: ['hủy', 'hủy bỏ', 'cancel', 'thoát'], commands: ['/huy', '/cancel'], does: 'cancel' },
  {
    words: ['việc của tôi', 'phản ánh của tôi', 'my reports'],
    commands: ['/vieccuatoi'],
    does: () => ({ flow: 'follow-issue' }),
  },
  {
    words: ['gặp người', 'gặp cán bộ', 'gặp người thật'],
    commands: ['/gapnguoi'],
    does: () => ({ flow: 'help', step: 'person' }),
    open: true,
  },
  {
    words: ['dữ liệu của tôi', 'xóa dữ liệu', 'rút đồng ý', 'my data'],
    commands: ['/dulieu'],
    does: () => ({ flow: 'help', step: 'data' }),
    open: true,
  },
];

/** Said when an answer was not understood three times: a person can help. */
export function lost(c: EntryContext<FactTypes>): string {
  const { office } = c.fact('person');
  if (c.lang === 'en')
    return office.phone ? `You can also call ${office.phone}.` : 'To meet an officer, write “gặp người”.';
  return office.phone
    ? `Nếu thấy khó, ông/bà gọi ${office.phone} để cán bộ giúp.`
    : 'Nếu thấy khó, ông/bà nhắn “gặp người” để gặp cán bộ.';
}
