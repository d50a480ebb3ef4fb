import type { Words } from '../../src/engine/index.ts';

export const words = {
  ask: { vi: 'Ông/bà cần gì ạ?', en: 'What can I do for you?' },
  report: { vi: 'Phản ánh việc mới', en: 'Report something' },
  mine: { vi: 'Việc của tôi', en: 'My reports' },
  help: { vi: 'Trợ giúp', en: 'Help' },
  resume: { vi: 'Tiếp tục phản ánh dở', en: 'Go on as before' },
  resumeOther: { vi: 'Tiếp tục việc dở', en: 'Go on as before' },
} as const satisfies Words;
