import type { Choice } from '../../src/engine/index.ts';
import type { MyDataContext } from './my-data-context.ts';

/** The consents that there are, and the question that was declined. */
export function withdrawable(c: MyDataContext): Choice[] {
  const { announcements, followUp, assistant } = c.fact('person');
  return [
    ...(announcements
      ? [{ id: 'announcements', label: c.say('stopAnnouncements'), words: ['thong bao', 'thong bao chung'] }]
      : []),
    followUp
      ? { id: 'follow_up', label: c.say('stopFollowUp'), words: ['hoi tham', 'dung hoi tham'] }
      : { id: 'ask_again', label: c.say('askAgain'), words: ['hoi tham', 'hoi tham lai'] },
    ...(assistant === 'given'
      ? [{ id: 'assistant', label: c.say('stopAssistant'), words: ['ai ben ngoai', 'ai'] }]
      : []),
    { id: 'reports', label: c.say('stopReports'), words: ['phan anh', 'rut het', 'tat ca', 'reports'] },
    { id: 'keep', label: c.say('keepAll'), words: ['khong', 'thoi', 'khong a', 'no', 'giu nguyen'] },
  ];
}
