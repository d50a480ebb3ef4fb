/**
 * The one conversation that every engine holds before and while it is timed: a report in eight steps with one wrong answer,
 * nine messages of the person and nine answers. Its texts are the reference: an engine that says anything else is not timed.
 */

export const WARDS = ['Ward 1', 'Ward 2', 'Ward 3', 'Ward 4', 'Ward 5', 'Ward 6'] as const;

export const KINDS = ['Road', 'Water', 'Waste', 'Lighting', 'Flooding', 'Noise', 'Safety', 'Other'] as const;

export function neighbourhoodsOf(ward: string): string[] {
  return WARDS.map((_, index) => `Ban ${ward.slice('Ward '.length)}.${index + 1}`);
}

export interface Report {
  ward: string;
  neighbourhood: string;
  kind: string;
  words: string;
  photo?: string;
  place?: { lat: number; lon: number };
}

/** What is said, with every blank filled. */
export const said = {
  ward: 'Which ward is the problem in?',
  neighbourhood: (ward: string) => `Which neighbourhood of ${ward}?`,
  kind: 'What kind of problem is it?',
  words: 'Describe the problem in a few words.',
  photo: 'Send a photo, or tap Skip.',
  place: 'Share the location, or tap Skip.',
  notUnderstood: (question: string) => `Sorry, I did not understand that. ${question}`,
  tooShort: 'Please write at least 10 characters. Describe the problem in a few words.',
  check: ({ ward, neighbourhood, kind, words, photo, place }: Report) =>
    [
      'Please check:',
      `Ward: ${ward}`,
      `Neighbourhood: ${neighbourhood}`,
      `Kind: ${kind}`,
      `Text: ${words}`,
      `Photo: ${photo ? 'yes' : 'no'}`,
      `Location: ${place ? placeWords(place) : 'no'}`,
      'Send this report?',
    ].join('\n'),
  yesOrNo: 'Please answer Yes or No.',
  received: (kind: string, neighbourhood: string) =>
    `Thank you. Your report about ${kind} in ${neighbourhood} was received.`,
  cancelled: 'Cancelled.',
} as const;

export function placeWords({ lat, lon }: { lat: number; lon: number }): string {
  return `${lat.toFixed(4)},${lon.toFixed(4)}`;
}

export function isDescription(text: unknown): text is string {
  return typeof text === 'string' && text.length >= 10 && text.length <= 2000;
}

/** Messages of one conversation. */
export const TURNS = 9;

/** The id of a person's chat is this plus the person's number. */
export const FIRST_CHAT = 100_000_000;

type Said = { text: string } | { photo: string } | { place: { lat: number; lon: number } };

/** The nth message of a person: always the same. Half of the people send a photo, where that is wanted, and half the place. */
export function messageOf(person: number, nth: number, { photos = true } = {}): Said {
  const ward = WARDS[person % WARDS.length]!;
  const answers: Said[] = [
    { text: '/report' },
    { text: ward },
    { text: neighbourhoodsOf(ward)[(person >> 2) % WARDS.length]! },
    { text: 'banana' },
    { text: KINDS[person % KINDS.length]! },
    { text: `The drain in front of house ${person} is blocked and it floods when it rains.` },
    photos && person & 1 ? { photo: `AgACAgUAAxkBAAIB${person}` } : { text: 'Skip' },
    person & 2 ? { place: { lat: 17.96 + (person % 100) / 1e4, lon: 102.6 + (person % 77) / 1e4 } } : { text: 'Skip' },
    { text: 'Yes' },
  ];
  return answers[nth]!;
}

/** The texts of the nine answers. */
export function expectedTexts(person: number, options?: { photos?: boolean }): string[] {
  const text = (nth: number) => (messageOf(person, nth) as { text: string }).text;
  const photo = messageOf(person, 6, options);
  const place = messageOf(person, 7);
  const report: Report = {
    ward: text(1),
    neighbourhood: text(2),
    kind: text(4),
    words: text(5),
    photo: 'photo' in photo ? photo.photo : undefined,
    place: 'place' in place ? place.place : undefined,
  };
  return [
    said.ward,
    said.neighbourhood(report.ward),
    said.kind,
    said.notUnderstood(said.kind),
    said.words,
    said.photo,
    said.place,
    said.check(report),
    said.received(report.kind, report.neighbourhood),
  ];
}

/** The nth message of a person as Telegram delivers it. `id` is the update's and the message's. */
export function updateOf(person: number, nth: number, { id, photos }: { id: number; photos?: boolean }): object {
  const chat = FIRST_CHAT + person;
  const name = { first_name: 'User', last_name: String(person), username: `user${person}` };
  const message = {
    message_id: id,
    from: { id: chat, is_bot: false, ...name, language_code: 'vi' },
    chat: { id: chat, type: 'private', ...name },
    date: 1_780_000_000 + (id % 1_000_000),
    ...contentOf(messageOf(person, nth, { photos })),
  };
  return { update_id: id, message };
}

function contentOf(message: Said): object {
  if ('text' in message) {
    const { text } = message;
    return text.startsWith('/')
      ? { text, entities: [{ offset: 0, length: text.length, type: 'bot_command' }] }
      : { text };
  }
  if ('place' in message) return { location: { latitude: message.place.lat, longitude: message.place.lon } };
  return {
    photo: [90, 320, 800].map((width) => ({
      file_id: `${message.photo}abc${width}`,
      file_unique_id: `AQAD${width}`,
      width,
      height: (width * 3) / 4,
      file_size: width * 90,
    })),
  };
}
