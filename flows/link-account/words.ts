import type { Words } from '../../src/engine/index.ts';

export const words = {
  linkedWith: {
    vi: 'Tài khoản này đang nối với: {accounts}. Ông/bà muốn làm gì ạ?',
    en: 'This account is linked with: {accounts}. What would you like to do?',
  },
  linkMore: { vi: 'Nối thêm tài khoản', en: 'Link another one' },
  unlink: { vi: 'Bỏ nối', en: 'Unlink' },
  leave: { vi: 'Giữ nguyên', en: 'Leave it as it is' },
  left: { vi: 'Vâng, vẫn giữ nguyên ạ.', en: 'All right, everything stays as it is.' },

  code: {
    vi: 'Mã nối của ông/bà: {code}\nÔng/bà mở tài khoản kia, nhắn mã này cho chúng tôi trong {minutes} phút. Mã chỉ dùng một lần, ông/bà đừng đưa cho ai.',
    en: 'Your code: {code}\nOpen your other account and write this code to us within {minutes} minutes. It works once; give it to nobody.',
  },
  sure: {
    vi: 'Mã này lấy từ tài khoản {account}. Nối rồi, ở cả hai nơi đều xem được việc ông/bà đã gửi. Đó đúng là tài khoản của ông/bà chứ ạ?',
    en: 'This code is from the account {account}. Once linked, what you sent can be seen from both. Is it your own account?',
  },
  yes: { vi: 'Đúng, nối lại', en: 'Yes, link them' },
  no: { vi: 'Không phải', en: 'No' },
  linked: {
    vi: 'Đã nối với {account}. Từ nay tin báo chỉ gửi tới nơi ông/bà nhắn gần nhất. Khi nào muốn bỏ, ông/bà nhắn “bỏ nối”.',
    en: 'Linked with {account}. From now on news comes only to where you last wrote. To unlink, write “bỏ nối”.',
  },
  notLinked: { vi: 'Vâng, chưa nối gì cả ạ.', en: 'All right, nothing is linked.' },
  wrong: {
    vi: 'Mã này không đúng hoặc đã hết hạn. Ông/bà xem lại từng chữ, hoặc ở tài khoản kia nhắn “nối tài khoản” để lấy mã mới.',
    en: 'This code is wrong or too old. Look at each sign again, or write “nối tài khoản” in the other account for a new one.',
  },
  tooMany: {
    vi: 'Ông/bà đã nhập sai nhiều lần, nên chúng tôi tạm ngừng nhận mã. Sau một giờ ông/bà thử lại, hoặc nhắn “gặp người” để cán bộ giúp.',
    en: 'There were too many wrong codes, so none is taken for now. Try again after an hour, or write “gặp người” for an officer.',
  },
  own: {
    vi: 'Mã này lấy ở chính đây. Ông/bà mở tài khoản kia rồi nhắn mã ở đó ạ.',
    en: 'This code was made right here. Open the other account and write it there.',
  },
  already: { vi: 'Hai tài khoản này đã nối với nhau rồi ạ.', en: 'These two accounts are linked already.' },

  none: {
    vi: 'Tài khoản này chưa nối với tài khoản nào ạ.',
    en: 'This account is not linked with any other.',
  },
  which: { vi: 'Ông/bà muốn bỏ nối với tài khoản nào ạ?', en: 'Which account shall be unlinked?' },
  sureUnlink: {
    vi: 'Bỏ nối rồi, việc gửi từ nơi nào chỉ xem được ở nơi đó. Ông/bà bỏ nối với {account} chứ ạ?',
    en: 'Once unlinked, what was sent from one account is seen there only. Unlink {account}?',
  },
  // Not "bỏ nối": that word begins this talk, whoever types it.
  yesUnlink: { vi: 'Bỏ đi', en: 'Yes, unlink' },
  noUnlink: { vi: 'Không bỏ', en: 'Keep it' },
  unlinked: { vi: 'Đã bỏ nối với {account}.', en: '{account} is unlinked.' },
} as const satisfies Words;
