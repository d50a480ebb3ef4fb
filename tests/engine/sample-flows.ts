import { type Catalogue, catalogueOf, type EngineWords, flowsWith } from '../../src/engine/index.ts';

/** Small flows that show one rule each, for the tests of the engine. */

export interface Effects {
  file: { args: { text: string }; result: { code: string } };
  note: { args: { text: string }; result: undefined };
}

export interface Facts {
  person: { args: undefined; value: { admitted: boolean } };
  weather: { args: undefined; value: string };
  issue: { args: { code: string }; value: string | null };
}

export const flowFor = flowsWith<Effects, Facts, 'report' | 'menu' | 'gate' | 'broken' | 'follow'>();

const reportWords = {
  what: { vi: 'Việc gì ạ?', en: 'What is it?' },
  whatAgain: { vi: 'Kể giúp một câu.', en: 'One sentence, please.' },
  where: { vi: 'Ở đâu? (đã ghi: {text})', en: 'Where? (noted: {text})' },
  here: { vi: 'Ở đây', en: 'Here' },
  there: { vi: 'Đằng kia', en: 'Over there' },
  filed: { vi: 'Đã nhận {code}.', en: 'Received {code}.' },
  weather: { vi: 'Trời {weather}.', en: 'It is {weather}.' },
} as const;

export const report = flowFor<{ text?: string; where?: string }>()({
  id: 'report',
  version: 1,
  start: 'what',
  doors: ['look'],
  words: reportWords,
  renamed: { place: 'where' },
  keeps: ({ text }) => text ?? null,
  steps: {
    what: {
      leads: ['where'],
      ask: (c) => c.say(c.misses > 0 ? 'whatAgain' : 'what'),
      collects: true,
      accept: (input, c) =>
        input.kind === 'text' && input.text.length > 3 ? c.go('where', { text: input.text }) : c.again(),
    },
    where: {
      leads: ['file'],
      ask: (c) => c.say('where', { text: c.answers.text ?? '' }),
      choices: [
        { id: 'here', label: 'here' },
        { id: 'there', label: 'there', words: ['bên kia', 'dang ay'] },
      ],
      accept: (input, c) => {
        if (input.kind === 'choice') return c.go('file', { where: input.id });
        if (input.kind === 'photos') return c.stay({ text: 'Đã nhận ảnh.' });
        return c.again();
      },
    },
    file: {
      leads: ['end'],
      say: (c) => c.after(c.effect('file', { text: c.answers.text ?? '' }), ({ code }) => c.say('filed', { code })),
      next: (c) => c.end(),
    },
    look: {
      leads: ['where'],
      say: (c) => c.say('weather', { weather: c.fact('weather') }),
      next: (c) => c.go('where'),
    },
  },
});

export const menu = flowFor<Record<never, never>>()({
  id: 'menu',
  version: 1,
  start: 'ask',
  words: {
    ask: { vi: 'Cần gì ạ?', en: 'What?' },
    go: { vi: 'Tiếp tục', en: 'Go on' },
    report: { vi: 'Báo việc', en: 'Report' },
  },
  steps: {
    ask: {
      leads: ['end', 'flow:report'],
      ask: (c) => ({
        text: c.say('ask'),
        choices: [
          { id: 'report', label: c.say('report') },
          ...(c.interrupted ? [{ id: 'go', label: c.say('go') }] : []),
        ],
      }),
      accept: (input, c) => {
        if (input.kind !== 'choice') return c.pass(input);
        return input.id === 'go' ? c.resume() : c.start('report');
      },
    },
  },
});

export const gate = flowFor<{ ok?: boolean }>()({
  id: 'gate',
  version: 1,
  start: 'ask',
  words: { ask: { vi: 'Đồng ý không?', en: 'Do you agree?' }, yes: { vi: 'Có', en: 'Yes' } },
  keeps: () => 'gate',
  late: 'continue',
  steps: {
    ask: {
      leads: ['end', 'flow:report'],
      ask: (c) => c.say('ask'),
      choices: [{ id: 'yes', label: 'yes' }],
      accept: (input, c) => (input.kind === 'choice' ? c.start('report') : c.again()),
    },
  },
});

export const follow = flowFor<{ code: string }>()({
  id: 'follow',
  version: 1,
  start: 'yes',
  doors: ['no', 'take'],
  words: {
    thanks: { vi: 'Cảm ơn, {code}.', en: 'Thanks, {code}.' },
    why: { vi: 'Sao ạ?', en: 'Why?' },
    noted: { vi: 'Đã ghi.', en: 'Noted.' },
  },
  steps: {
    yes: { leads: ['end'], say: (c) => c.say('thanks', { code: c.answers.code }), next: (c) => c.end() },
    no: {
      leads: ['noted'],
      ask: (c) => c.say('why'),
      accept: (input, c) => (input.kind === 'text' ? c.go('noted') : c.again()),
    },
    take: {
      leads: ['noted'],
      ask: (c) => c.say('why'),
      accept: (input, c) => {
        c.effect('note', { text: input.kind === 'text' ? input.text : '' });
        return c.go('noted');
      },
    },
    noted: { leads: ['end'], say: (c) => c.say('noted'), next: (c) => c.end() },
  },
});

/** A flow with everything a flow may do wrong at run time. */
export const broken = flowFor<{ how?: string }>()({
  id: 'broken',
  version: 1,
  start: 'circle',
  doors: ['talk', 'throws'],
  words: { hm: { vi: 'Hừm', en: 'Hm' } },
  steps: {
    circle: { leads: ['circle', 'end'], next: (c) => c.go('circle') },
    talk: { leads: ['talk', 'end'], say: (c) => c.say('hm'), next: (c) => c.go('talk') },
    throws: {
      leads: ['end'],
      next: () => {
        throw new TypeError('a bug');
      },
    },
  },
});

const both = (text: string) => ({ vi: text, en: text });

export const words: EngineWords = {
  staleButton: both('nút cũ'),
  unknownCommand: both('lệnh lạ'),
  resuming: both('trở lại'),
  late: both('tiếp tục “{what}” hay làm mới?'),
  lateContinue: both('Tiếp tục'),
  lateAnew: both('Làm mới'),
  changed: both('đã đổi'),
  gone: both('không còn'),
  stopped: both('trục trặc'),
  cancelled: both('đã hủy'),
  nothingToCancel: both('không có gì để hủy'),
};

export const catalogue: Catalogue = catalogueOf<Facts>({
  flows: [report, menu, gate, follow, broken],
  words,
  facts: ['person'],
  entry: (input) => {
    if (input.kind === 'deleted') return null;
    if (input.kind === 'text' && input.text.startsWith('broken ')) return { flow: 'broken', step: input.text.slice(7) };
    if (input.kind === 'text' && input.text === 'thời tiết') return { flow: 'report', step: 'look' };
    return { flow: 'report', take: input.kind === 'text' && input.text.length > 3 };
  },
  admit: (_input, c) => (c.fact('person').admitted ? null : { flow: 'gate' }),
  recognise: ({ text }) => (/^vc-\d+$/i.test(text) ? { flow: 'follow', step: 'yes', answers: { code: text } } : null),
  idle: { flow: 'menu' },
  globals: [
    { words: ['menu', 'trợ giúp'], commands: ['/menu', '/start'], does: () => ({ flow: 'menu' }) },
    { words: ['hủy'], commands: ['/huy'], does: 'cancel' },
    { words: ['ai đó'], commands: [], does: () => ({ flow: 'follow', answers: { code: 'X' } }), open: true },
  ],
  lost: () => 'gọi 0222',
});
