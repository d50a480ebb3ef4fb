import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { stringify } from 'yaml';
import { sampleKnowledge } from '../../prisma/sample/sample-knowledge.ts';
import { numberChoices } from '../channels/number-choices.ts';
import type { Input, Reply } from '../engine/index.ts';
import { type Heard, TalkMemory } from './talk-memory.ts';

/**
 * Chats with the bot in the terminal: the real engine and flows, the sample town, nothing stored.
 *
 *     npm run talk [-- --record FILE] [-- --lang en] [-- --abroad]
 *
 * `+ảnh` at the end of a line sends a photo with it, `+nơi` a place, `+thoại` a voice message, `+dán` a sticker; `>30` lets thirty
 * minutes pass. With `--record` the conversation is written as a transcript for `tests/transcripts`.
 */
const options = process.argv.slice(2);
const recordTo = options.includes('--record') ? options[options.indexOf('--record') + 1] : undefined;
const recorded: Record<string, unknown>[] = [];

const talk = new TalkMemory({
  knowledge: sampleKnowledge(),
  person: {
    consented: false,
    lang: options.includes('--lang') && options[options.indexOf('--lang') + 1] === 'en' ? 'en' : 'vi',
    channelName: 'trang trò chuyện này',
    abroad: options.includes('--abroad'),
    can: { buttons: false, place: true, photo: true },
    homeAreaId: null,
    office: { name: 'Ủy ban Mặt trận Tổ quốc (mẫu)', phone: null, address: null, hours: null },
  },
  areaAt: { areaId: null, wardId: null, edge: null, candidates: [] },
  now: Date.now(),
});

let photos = 0;
const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' });
console.log('Ông/bà nhắn gì thì gõ rồi bấm Enter; Ctrl-D để thôi.\n');
terminal.prompt();
terminal.on('line', (line) => {
  const minutes = /^>(\d+)$/.exec(line.trim())?.[1];
  if (minutes !== undefined) {
    talk.now += Number(minutes) * 60_000;
    recorded.push({ minutes: Number(minutes) });
  } else if (line.trim() !== '') {
    const heard = talk.hear(inputOf(line));
    show(heard);
    record(line, heard);
    talk.now += 5_000;
  }
  terminal.prompt();
});
terminal.on('close', () => {
  if (recordTo !== undefined) writeFileSync(recordTo, stringify({ title: 'Ghi từ npm run talk', talk: recorded }));
  console.log();
});

function inputOf(line: string): Input {
  const sent = /\s*\+(ảnh|anh|nơi|noi|thoại|thoai|dán|dan)$/.exec(line);
  const text = sent ? line.slice(0, sent.index).trim() : line;
  const words = text === '' ? {} : { text };
  switch (sent?.[1]) {
    case undefined:
      return { kind: 'text', text };
    case 'ảnh':
    case 'anh':
      photos += 1;
      return { kind: 'photos', media: [{ id: `photo-${photos}`, kind: 'photo' }], ...words };
    case 'nơi':
    case 'noi':
      return { kind: 'place', place: { lat: 21.17, lon: 106.06 }, ...words };
    case 'thoại':
    case 'thoai':
      return { kind: 'recording', what: 'voice', media: [{ id: 'voice-1', kind: 'voice' }], ...words };
    default:
      return { kind: 'sticker' };
  }
}

function show({ replies, effects }: Heard): void {
  for (const reply of replies) console.log(`\n${textOf(reply)}`);
  for (const { effect, args } of effects) console.log(`\n  [${effect} ${JSON.stringify(args)}]`);
  console.log();
}

function textOf({ text, choices, asksPlace, calls = [] }: Reply): string {
  const buttons = [
    ...(asksPlace ? ['(nút gửi vị trí: +nơi)'] : []),
    ...calls.map(({ label, number }) => `(${label}: ${number})`),
  ];
  return [numberChoices(text, choices ?? []), ...buttons].join('\n');
}

function record(line: string, { replies, effects }: Heard): void {
  recorded.push({ says: line }, ...replies.map((reply) => ({ bot: textOf(reply) })));
  for (const { effect, args } of effects) recorded.push({ effect, with: args });
}
