import type { Words } from '../../src/engine/index.ts';

export const words = {
  ask: {
    vi: 'Mời ông/bà nhắn góp ý, sáng kiến hoặc lời khen. Gõ không dấu hay gửi tin thoại đều được.',
    en: 'Please write your opinion, idea or praise. A voice message is fine too.',
  },
  askAgain: {
    vi: 'Ông/bà gõ giúp một câu: góp ý điều gì, hoặc khen ai, việc gì.',
    en: 'Please write in one sentence what you propose, or whom you praise and for what.',
  },
  askWords: {
    vi: 'Tôi đã giữ lại. Ông/bà gõ thêm giúp một câu để cán bộ biết là việc gì. Không gõ được thì bấm 1.',
    en: 'I have kept it. Please add one sentence so that an officer knows what it is about, or press 1 if you cannot.',
  },
  cannotType: { vi: 'Tôi không gõ được', en: 'I cannot type' },
  where: {
    vi: 'Điều này về khu phố hay phường nào ạ? Ông/bà gõ tên.',
    en: 'Which quarter or ward is it about? Type its name.',
  },
  whereAgain: {
    vi: 'Ông/bà chọn giúp phường, hoặc gõ lại tên khu phố.',
    en: 'Please choose the ward, or type the quarter again.',
  },
  whichArea: { vi: 'Ông/bà nói nơi nào ạ?', en: 'Which of these do you mean?' },
  notKnown: { vi: 'Không rõ', en: 'Not known' },
  review: {
    vi: 'Tôi ghi lại như sau:\n– {kind}: {what}\n– Nơi: {where}\n– Tên: {name}\nĐúng chưa ạ?',
    en: 'This is what I have:\n– {kind}: {what}\n– Where: {where}\n– Name: {name}\nIs this right?',
  },
  idea: { vi: 'Góp ý', en: 'Opinion' },
  praise: { vi: 'Lời khen', en: 'Praise' },
  festival: { vi: 'Ý kiến gửi Ngày hội', en: 'For the Great Unity Day' },
  consentOfPraised: {
    vi: 'Người được khen có đồng ý thì chúng tôi mới nêu gương.',
    en: 'We make a good example public only if the praised person agrees.',
  },
  whereUnknown: { vi: 'chưa rõ', en: 'not known' },
  nameShown: { vi: 'chỉ cán bộ được biết', en: 'only officers see it' },
  nameHidden: { vi: 'giấu cả với cán bộ', en: 'hidden from officers, too' },
  mediaToo: { vi: 'kèm {count} ảnh, tệp', en: 'with {count} photos or files' },
  voiceOnly: { vi: '(cán bộ nghe, xem tin đã gửi)', en: '(an officer listens to what was sent)' },
  send: { vi: 'Đúng, gửi đi', en: 'Yes, send it' },
  change: { vi: 'Sửa lại', en: 'Change it' },
  hideName: { vi: 'Giấu tên', en: 'Hide my name' },
  showName: { vi: 'Không giấu tên', en: 'Do not hide my name' },
  hidden: {
    vi: 'Đã giấu tên cả với cán bộ, nên cán bộ không hỏi lại được. Có kết quả, chúng tôi vẫn báo ông/bà ở đây. {channel} thì vẫn biết tài khoản của ông/bà.',
    en: 'Your name is hidden from officers, too, so they cannot ask you anything. The result still comes here. {channel} itself does know your account.',
  },
  reviewAgain: {
    vi: 'Ông/bà bấm hoặc gõ 1 để gửi đi, 2 để sửa lại. Muốn bỏ, ông/bà nhắn “hủy”.',
    en: 'Press or type 1 to send it, 2 to change it. To give it up, write “hủy”.',
  },
  edit: { vi: 'Ông/bà muốn sửa mục nào ạ?', en: 'Which line shall I change?' },
  editWhat: { vi: 'Nội dung', en: 'The words' },
  editWhere: { vi: 'Nơi', en: 'Where' },
  editKind: { vi: 'Góp ý hay khen', en: 'Opinion or praise' },
  whichKind: { vi: 'Đây là góp ý hay lời khen ạ?', en: 'Is it an opinion or praise?' },
  whatAnew: { vi: 'Mời ông/bà nhắn lại.', en: 'Please write it again.' },
  added: { vi: 'Tôi đã ghi thêm.', en: 'I have added that.' },
  mediaTaken: {
    vi: 'Tôi đã giữ lại. Mời ông/bà trả lời tiếp câu hỏi ở trên.',
    en: 'I have kept it. Please go on with the question above.',
  },
  filed: {
    vi: 'Đã nhận góp ý {code}. Cán bộ Mặt trận sẽ xem và trả lời ông/bà chậm nhất {day}. Muốn hỏi kết quả, ông/bà nhắn: {code}.',
    en: 'Your opinion {code} has been received. The Front Committee will answer you by {day}. To ask about it, write: {code}.',
  },
  filedPraise: {
    vi: 'Đã nhận lời khen {code}. Cán bộ Mặt trận sẽ chuyển lời và trả lời ông/bà chậm nhất {day}.',
    en: 'Your praise {code} has been received. The Front Committee will pass it on and answer you by {day}.',
  },
  filedFestival: {
    vi: 'Đã nhận ý kiến {code} gửi Ngày hội. Ban Công tác Mặt trận khu phố sẽ xem và trả lời ông/bà chậm nhất {day}.',
    en: 'Your opinion {code} for the Great Unity Day has been received. You will be answered by {day}.',
  },
  filedNameless: {
    vi: 'Đã nhận {code}, không ghi tên người gửi. Có kết quả, chúng tôi báo ông/bà ở đây. Muốn hỏi kết quả, ông/bà nhắn: {code}.',
    en: '{code} has been received without your name. The result comes here. To ask about it, write: {code}.',
  },
} as const satisfies Words;
