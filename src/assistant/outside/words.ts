/** What the person hears of the assistant outside, when no flow speaks. */

type Said<Args extends unknown[]> = { vi: (...args: Args) => string; en: (...args: Args) => string };

interface OutsideWords {
  /** `fresh`: the first thing that it says in this talk. */
  said: Said<[text: string]>;
  question: Said<[]>;
  choose: Said<[]>;
  late: Said<[text: string, code: string]>;
  passedOn: Said<[code: string, day: string]>;
  talkPassedOn: Said<[code: string, day: string]>;
  silence: Said<[]>;
  ended: Said<[]>;
}

export const outsideWords: OutsideWords = {
  said: { vi: (text) => `Trợ lý AI: ${text}`, en: (text) => `AI assistant: ${text}` },
  question: {
    vi: () => 'Máy viết nên có thể sai. Đúng điều ông/bà hỏi chưa ạ?',
    en: () => 'A machine wrote this, and it may be wrong. Is this what you asked?',
  },
  choose: { vi: () => 'Ông/bà chọn giúp.', en: () => 'Please choose.' },
  late: {
    vi: (text, code) => `Trợ lý AI trả lời muộn: ${text}\nCâu hỏi vẫn ở chỗ cán bộ, mã ${code}.`,
    en: (text, code) => `The AI assistant answers late: ${text}\nAn officer still has your question as ${code}.`,
  },
  passedOn: {
    vi: (code, day) =>
      `Trợ lý AI chưa trả lời được, nên tôi đã chuyển câu hỏi cho cán bộ, mã ${code}. Cán bộ trả lời ông/bà chậm nhất ${day}.`,
    en: (code, day) =>
      `The AI assistant could not answer, so an officer has your question now as ${code}. You will be answered by ${day}.`,
  },
  talkPassedOn: {
    vi: (code, day) =>
      `Trợ lý AI không trả lời, nên ta dừng ở đây. Tin ông/bà vừa nhắn đã chuyển cán bộ, mã ${code}; cán bộ trả lời chậm nhất ${day}.`,
    en: (code, day) =>
      `The AI assistant does not answer, so we stop here. An officer has your last words as ${code}; you will be answered by ${day}.`,
  },
  silence: {
    vi: () => 'Đã lâu không có tin mới, nên trợ lý AI dừng ở đây. Muốn hỏi tiếp, ông/bà nhắn “hỏi trợ lý AI”.',
    en: () => 'It has been quiet for long, so the AI assistant stops here. To go on, write “hỏi trợ lý AI”.',
  },
  ended: {
    vi: () => 'Trợ lý AI đã dừng cuộc trò chuyện. Có việc gì, mời ông/bà cứ nhắn ở đây.',
    en: () => 'The AI assistant has ended the talk. Whatever you need, just write here.',
  },
};

/** Under an answer. Labels have at most 20 characters. */
export const outsideChoices = {
  good: { vi: 'Đúng rồi', en: 'Yes' },
  officer: { vi: 'Hỏi cán bộ', en: 'Ask an officer' },
  more: { vi: 'Hỏi thêm', en: 'Ask more' },
} as const;
