/** What is said to cadres outside their own talk, and what is written for them where they said nothing. */

type Said<Args extends unknown[]> = { vi: (...args: Args) => string; en: (...args: Args) => string };

interface HolderWords {
  assigned: Said<
    [
      issue: {
        code: string;
        category: string;
        where: string | null;
        text: string;
        day: string | null;
        standIn: string | null;
        /** It came back twice: a moderator has decided whose it is. */
        isDecided: boolean;
      },
    ]
  >;
  approved: Said<[code: string]>;
  sentBack: Said<[code: string, why: string]>;
  answered: Said<[code: string]>;
  reopened: Said<[code: string]>;
}

export const holderWords: HolderWords = {
  assigned: {
    vi: ({ code, category, where, text, day, standIn, isDecided }) =>
      [
        `Đồng chí được giao phản ánh ${code}: ${category}.`,
        standIn && `(Đồng chí nhận thay: ${standIn}.)`,
        where && `Nơi: ${where}.`,
        `“${text}”`,
        isDecided && 'Việc này đã bị trả lại hai lần; Mặt trận quyết định đồng chí làm.',
        `${day ? `Trả lời người dân chậm nhất ${day}. ` : ''}Đồng chí nhận việc này chứ?`,
      ]
        .filter(Boolean)
        .join('\n'),
    en: ({ code, category, where, text, day, standIn, isDecided }) =>
      [
        `Report ${code} was given to you: ${category}.`,
        standIn && `(In place of: ${standIn}.)`,
        where && `Where: ${where}.`,
        `“${text}”`,
        isDecided && 'It came back twice; the office has decided that it is yours.',
        `${day ? `The resident is to be answered by ${day}. ` : ''}Do you take it?`,
      ]
        .filter(Boolean)
        .join('\n'),
  },
  approved: {
    vi: (code) => `Câu trả lời của đồng chí về ${code} đã được duyệt và gửi người dân.`,
    en: (code) => `Your answer about ${code} was approved and sent to the resident.`,
  },
  sentBack: {
    vi: (code, why) => `Câu trả lời về ${code} chưa được duyệt: ${why}\nĐồng chí nhắn ${code} để viết lại.`,
    en: (code, why) => `Your answer about ${code} was not approved: ${why}\nWrite ${code} to write it anew.`,
  },
  answered: {
    vi: (code) => `Người dân đã trả lời câu hỏi về ${code}. Đồng chí nhắn ${code} để xem và làm tiếp.`,
    en: (code) => `The resident has answered the question about ${code}. Write ${code} to see it and go on.`,
  },
  reopened: {
    vi: (code) => `Người dân báo ${code} chưa xong. Đồng chí nhắn ${code} để xem và làm tiếp.`,
    en: (code) => `The resident says that ${code} is not done. Write ${code} to see it and go on.`,
  },
};

interface HolderNewsWords {
  answered: Said<[code: string]>;
  done: Said<[code: string]>;
  refused: Said<[code: string]>;
  merged: Said<[code: string, into: string]>;
  closed: Said<[code: string]>;
  moved: Said<[code: string, unit: string]>;
  added: Said<[added: { code: string; words: readonly string[]; photos: number }]>;
}

/** What became of an issue that was given to them, by the hand of others. */
export const holderNewsWords: HolderNewsWords = {
  answered: {
    vi: (code) => `Mặt trận đã trả lời người dân về ${code}. Đồng chí không cần làm tiếp.`,
    en: (code) => `The office has answered the resident about ${code}. Nothing more is to be done.`,
  },
  done: {
    vi: (code) => `Mặt trận đã báo người dân: ${code} xong. Đồng chí không cần làm tiếp.`,
    en: (code) => `The office has told the resident that ${code} is done. Nothing more is to be done.`,
  },
  refused: {
    vi: (code) => `Mặt trận đã khép lại ${code} và báo lý do cho người dân. Đồng chí không cần làm tiếp.`,
    en: (code) => `The office has closed ${code} and told the resident why. Nothing more is to be done.`,
  },
  merged: {
    vi: (code, into) => `${code} trùng với ${into} nên đã ghép vào đó. Đồng chí không cần làm riêng ${code} nữa.`,
    en: (code, into) =>
      `${code} is the same as ${into} and was joined to it. Nothing more is to be done about ${code}.`,
  },
  closed: {
    vi: (code) => `Phản ánh ${code} đã khép lại. Đồng chí không cần làm tiếp.`,
    en: (code) => `Report ${code} was closed. Nothing more is to be done.`,
  },
  moved: {
    vi: (code, unit) => `Mặt trận đã chuyển ${code} cho nơi khác: ${unit}. Đồng chí không cần làm tiếp.`,
    en: (code, unit) => `The office has given ${code} to somebody else: ${unit}. Nothing more is to be done.`,
  },
  added: {
    vi: ({ code, words, photos }) => {
      const sent = photos > 0 ? (words.length > 0 ? ` và gửi ${photos} ảnh` : ` gửi thêm ${photos} ảnh`) : '';
      const wrote = words.length > 0 ? ' nhắn thêm' : '';
      return `Người dân${wrote}${sent} về ${code}${quoted(words)}\nĐồng chí nhắn ${code} để xem và làm tiếp.`;
    },
    en: ({ code, words, photos }) => {
      const sent =
        photos > 0 ? `${words.length > 0 ? ' and' : ''} sent ${photos} more ${photos === 1 ? 'photo' : 'photos'}` : '';
      const wrote = words.length > 0 ? ' wrote more' : '';
      return `The resident${wrote}${sent} about ${code}${quoted(words)}\nWrite ${code} to see it and go on.`;
    },
  },
};

const MOST_QUOTED = 3;
const MOST_LETTERS = 200;

/** The last of what was written, a line each. */
function quoted(words: readonly string[]): string {
  if (words.length === 0) return '.';
  const lines = words
    .slice(-MOST_QUOTED)
    .map((text) => `“${text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text}”`);
  return `:\n${lines.join('\n')}`;
}

/** The buttons under what was assigned, and what people type instead. */
export const holderChoices = {
  accept: {
    label: { vi: 'Nhận việc', en: 'I take it' },
    words: ['nhan', 'da nhan', 'nhan viec', 'ok', 'vang', 'dong y', 'yes'],
  },
  returning: {
    label: { vi: 'Trả lại', en: 'Not ours' },
    words: ['tra lai', 'khong thuoc', 'khong phai viec cua toi', 'no'],
  },
  one: { label: { vi: 'Xem việc', en: 'Show it' }, words: ['xem', 'xem viec', 'chi tiet', 'show'] },
} as const;

/** What the resident reads, in the language of the office, where a cadre pressed a button and wrote nothing. */
export const cadreWords = {
  onWay: 'Cán bộ đang đến nơi xem xét.',
  done: 'Đã làm xong.',
  photos: (count: number) => `Gửi ${count} ảnh.`,
  wholeClosed: 'Việc chung đã khép lại.',
  split: (count: number) => `Việc này do ${count} đơn vị cùng làm.`,
} as const;

/** For moderators: why nobody was told. */
export const unreachedWords = {
  vacant: 'Chưa có ai giữ chức danh này, cũng không có người thay.',
  unlinked: 'Người giữ chức danh chưa kết nối trợ lý.',
  absent: 'Người giữ chức danh đang vắng, không có người thay.',
  about: 'Phản ánh nói về chính người sẽ nhận. Xin giao lên cấp trên.',
  chat: 'Người nhận không nhắn được nữa.',
} as const;
