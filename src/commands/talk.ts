import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { stringify } from 'yaml';
import type { PersonFact } from '../../flows/facts.ts';
import { catalogue } from '../../flows/index.ts';
import { searchedSample } from '../../prisma/sample/answers.ts';
import { sampleFestivals } from '../../prisma/sample/festivals.ts';
import { sampleKnowledge } from '../../prisma/sample/sample-knowledge.ts';
import { answerIndexOf } from '../assistant/answer-index.ts';
import { numberChoices } from '../channels/number-choices.ts';
import { TalkMemory } from '../conversations/simulator/talk-memory.ts';
import type { Heard } from '../conversations/simulator/talk-setting.ts';
import type { Input, Reply } from '../engine/index.ts';

/**
 * Chats with the bot in the terminal: the real engine and flows, the sample town, nothing stored.
 *
 *     npm run talk [-- FLOW] [-- --record FILE] [-- --lang en] [-- --abroad]
 *
 * `+ảnh` at the end of a line sends a photo with it, `+nơi` a place, `+thoại` a voice message, `+dán` a sticker; `>30` lets thirty
 * minutes pass. With `--record` the conversation is written as a transcript for `tests/transcripts`.
 */
const options = process.argv.slice(2);
const optionValue = (name: string) => (options.includes(name) ? options[options.indexOf(name) + 1] : undefined);
const recordTo = optionValue('--record');
const flow = options.find(
  (option, index) => !option.startsWith('--') && !/^--(record|lang)$/.test(options[index - 1] ?? ''),
);
const recorded: Record<string, unknown>[] = [];

const talkedWith: PersonFact = {
  // Whoever tries one flow wants to see that flow.
  consented: flow !== undefined && flow !== 'welcome',
  lang: optionValue('--lang') === 'en' ? 'en' : 'vi',
  channelName: 'trang trò chuyện này',
  abroad: options.includes('--abroad'),
  can: { buttons: false, place: true, photo: true },
  homeAreaId: null,
  announcements: false,
  followUp: true,
  assistant: 'off',
  office: { name: 'Ủy ban Mặt trận Tổ quốc (mẫu)', phone: null, address: null, hours: null },
};
const talk = new TalkMemory({
  knowledge: sampleKnowledge(),
  person: talkedWith,
  areaAt: { areaId: null, wardId: null, edge: null, candidates: [] },
  answers: answerIndexOf(searchedSample()),
  festivals: sampleFestivals.map(({ startTime: time, ...festival }) => ({ ...festival, time })),
  now: Date.now(),
});

/** What transcripts call the inputs that can be sent from here. */
const sentAs: Partial<Record<Input['kind'], string>> = { photos: 'photo', recording: 'voice' };

let photos = 0;
const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' });
console.log('Ông/bà nhắn gì thì gõ rồi bấm Enter; Ctrl-D để thôi.\n');
if (flow !== undefined) {
  if (!catalogue.flows.has(flow)) {
    console.error(`Không có ${flow}. Có: ${[...catalogue.flows.keys()].join(', ')}`);
    process.exit(1);
  }
  show(talk.begin(flow));
}
terminal.prompt();
terminal.on('line', (line) => {
  const minutes = /^>(\d+)$/.exec(line.trim())?.[1];
  if (minutes !== undefined) {
    talk.now += Number(minutes) * 60_000;
    recorded.push({ minutes: Number(minutes) });
  } else if (line.trim() !== '') {
    const input = inputOf(line);
    const heard = talk.hear(input);
    show(heard);
    record(input, heard);
    talk.now += 5_000;
  }
  terminal.prompt();
});
terminal.on('close', () => {
  if (recordTo !== undefined)
    writeFileSync(recordTo, stringify({ title: 'Ghi từ npm run talk', person: talkedWith, talk: recorded }));
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

function record(input: Input, { replies, effects }: Heard): void {
  const words = 'text' in input && input.text ? { text: input.text } : {};
  recorded.push(input.kind === 'text' ? { says: input.text } : { sends: sentAs[input.kind] ?? input.kind, ...words });
  for (const { effect, args } of effects) recorded.push({ effect, with: args });
  for (const { text, choices } of replies)
    recorded.push({ bot: text, ...(choices && { choices: choices.map(({ label }) => label) }) });
}
