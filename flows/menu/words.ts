import type { Words } from '../../src/engine/index.ts';

export const words = {
  ask: { vi: 'Ông/bà cần gì ạ?', en: 'What can I do for you?' },
  report: { vi: 'Phản ánh việc mới', en: 'Report something' },
  duties: { vi: 'Việc của tôi', en: 'My duties' },
  mine: { vi: 'Việc của tôi', en: 'My reports' },
  question: { vi: 'Hỏi đáp', en: 'Ask a question' },
  opinion: { vi: 'Góp ý, khen', en: 'Opinion, praise' },
  person: { vi: 'Gặp người', en: 'Meet an officer' },
  help: { vi: 'Trợ giúp', en: 'Help' },
  festival: { vi: 'Ngày hội 18/11', en: 'The 18/11 day' },
  resume: { vi: 'Tiếp tục phản ánh dở', en: 'Go on as before' },
  resumeOther: { vi: 'Tiếp tục việc dở', en: 'Go on as before' },
} as const satisfies Words;
