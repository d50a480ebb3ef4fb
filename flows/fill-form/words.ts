import type { Words } from '../../src/engine/index.ts';

export const words = {
  gone: { vi: 'Biểu này không còn dùng nữa ạ.', en: 'This form is no longer in use.' },
  notYours: { vi: 'Biểu này không thuộc phần việc của đồng chí.', en: 'This form is not among your duties.' },
  which: { vi: 'Đồng chí điền biểu nào ạ?', en: 'Which form would you like to fill?' },
  option: { vi: '{title}, {area}', en: '{title}, {area}' },
  optionFiled: { vi: '{title}, {area} (đã gửi)', en: '{title}, {area} (sent)' },
  nothing: { vi: 'Hiện đồng chí không có biểu nào phải điền.', en: 'There is no form for you to fill at present.' },
  opening: { vi: '{title}, {area}.', en: '{title}, {area}.' },
  allAtOnce: {
    vi: 'Đồng chí trả lời từng câu, hoặc gõ nhiều số một lần, ví dụ: {example}.',
    en: 'Answer question by question, or type several figures at once, for instance: {example}.',
  },
  draftFound: {
    vi: 'Lần trước đồng chí đã điền {done}/{all} mục, nay ta làm tiếp.',
    en: '{done} of {all} items were filled last time; we go on from there.',
  },
  filedBefore: {
    vi: 'Biểu này đã gửi lần {version}. Đồng chí sửa mục nào thì gõ “sửa” và số mục.',
    en: 'This form was sent before (no. {version}). To correct an item, type “sửa” and its number.',
  },
  progress: { vi: '({nth}/{all}) {question}', en: '({nth}/{all}) {question}' },
  justNumber: { vi: 'Đồng chí chỉ cần gõ số, ví dụ {example}.', en: 'Just type the number, for instance {example}.' },
  canSkip: { vi: 'Không có thì gõ “bỏ qua”.', en: 'If there is none, type “bỏ qua”.' },
  required: {
    vi: 'Mục này cần có. Nếu không có, đồng chí gõ 0.',
    en: 'This item is needed. If there is none, type 0.',
  },
  requiredWords: { vi: 'Mục này cần có, đồng chí trả lời giúp.', en: 'This item is needed; please answer it.' },
  unclear: { vi: 'Tôi chưa đọc được câu trả lời.', en: 'I could not read the answer.' },
  tooLittle: { vi: 'Số này phải từ {least} trở lên.', en: 'The figure must be {least} or more.' },
  tooMuch: { vi: 'Số này không quá {most}.', en: 'The figure must not exceed {most}.' },
  notWhole: { vi: 'Mục này là số nguyên.', en: 'This item is a whole number.' },
  taken: { vi: 'Đã ghi: {what}.', en: 'Noted: {what}.' },
  yes: { vi: 'Có', en: 'Yes' },
  no: { vi: 'Không', en: 'No' },
  right: { vi: 'Đúng số đó', en: 'It is right' },
  mend: { vi: 'Sửa lại', en: 'Correct it' },
  review: { vi: '{title}, {area}:\n{lines}\nĐúng chưa ạ?', en: '{title}, {area}:\n{lines}\nIs this right?' },
  line: { vi: '{nth}. {label}: {value}', en: '{nth}. {label}: {value}' },
  left: { vi: 'bỏ trống', en: 'left empty' },
  send: { vi: 'Đúng, gửi đi', en: 'Right, send it' },
  edit: { vi: 'Sửa một mục', en: 'Correct an item' },
  later: { vi: 'Để sau', en: 'Later' },
  whichLine: { vi: 'Đồng chí sửa mục số mấy (từ 1 đến {all})?', en: 'Which item is to be corrected (1 to {all})?' },
  noSuchLine: { vi: 'Biểu chỉ có {all} mục.', en: 'The form has {all} items only.' },
  kept: {
    vi: 'Đã lưu nháp. Lúc nào rảnh, đồng chí gõ “báo cáo” để làm tiếp.',
    en: 'The draft is kept. Type “báo cáo” whenever you wish to go on.',
  },
  filed: {
    vi: 'Đã nhận {title}, {area}. Cần sửa số liệu, đồng chí gõ “báo cáo”.',
    en: 'Received: {title}, {area}. To correct a figure, type “báo cáo”.',
  },
  closesDuty: {
    vi: 'NV{number} đã xong, không nhắc việc này nữa.',
    en: 'NV{number} is done; you will not be reminded of it.',
  },
  dutyIsLookedAt: {
    vi: 'Biểu đã gắn vào NV{number}. Mặt trận phường xem rồi báo lại đồng chí.',
    en: 'The form belongs to NV{number}. The Front looks at it and tells you.',
  },
  dutyNeedsMore: {
    vi: 'Biểu đã gắn vào NV{number}. Việc này còn cần thêm, đồng chí gõ “NV{number}” để xem.',
    en: 'The form belongs to NV{number}, which needs more. Write “NV{number}” to see it.',
  },
  refiled: {
    vi: 'Đã nhận số liệu đính chính của {title}, {area} (lần {version}).',
    en: 'Received the corrected figures of {title}, {area} (no. {version}).',
  },
} as const satisfies Words;
