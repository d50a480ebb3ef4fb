import type { Words } from '../words.vi.ts';
import type { templatesVi } from './words.vi.ts';

/** The words around templates of answers. */
export const templatesEn: Pick<Words, keyof typeof templatesVi> = {
  templates: {
    title: 'Templates',
    label: 'List of templates',
    use: 'Templates',
    none: 'There is no template for this kind of matter yet.',
    edit: 'Edit the templates',
    add: 'New template',
    any: 'Any category',
    sample: 'proposed',
    retired: 'no longer used',
    readOnly: 'Templates hold in all wards, so only those who see all wards may change them.',
    pickTitle: 'Choose a template to read or change it',
    pickText:
      'Templates are offered where residents are answered, here and in the chats of cadres. Blanks stand in square brackets.',
    newTitle: 'New template',
    close: 'Close the template',
    status: 'Used to',
    when: {
      answered: 'Answer',
      done: 'Say it is done',
      in_progress: 'Say it is under way',
      refused: 'Refuse',
      waiting_resident: 'Ask the resident',
    },
    category: 'Category',
    name: 'Short name (for a button)',
    nameMissing: 'Give it a short name of at most 20 letters.',
    text: 'Words for the resident',
    textMissing: 'Write the words.',
    blanks:
      'Blanks stand in square brackets: [ngày]. Filled by themselves: [mã], [loại việc], [đơn vị], [hạn trả lời], [hôm nay].',
    save: 'Save',
    saved: 'The template was saved.',
    retire: 'No longer use',
    restore: 'Use again',
    stale: 'Somebody changed this template meanwhile. What you wrote is kept; press to see the new version.',
    showNew: 'Show it',
  },
};
