import { type ReadText, tokensOf, wordSetOf } from './tokens.ts';

/** What a message that says nothing yet leads to: a greeting to whatever is offered, the others to the talk that they announce. */
export type Opening = 'greeting' | 'report' | 'question' | 'opinion';

/**
 * What a message opens that only greets, or only says that something will be said: "chào cháu", "cháu ơi cho bác hỏi tí", "tôi có
 * việc muốn phản ánh". Null: it says more, or nothing of the kind. Such words are no part of what is reported.
 */
export function openingOf(text: string): Opening | null {
  return text.length > LONGEST ? null : openingIn(tokensOf(text));
}

/** The same, of a text that is read already. */
export function openingIn({ typed: tokens }: Pick<ReadText, 'typed'>): Opening | null {
  if (tokens.length === 0 || tokens.length > MOST_WORDS || !tokens.every(polite)) return null;
  // "Kiến nghị" and "ý kiến": a word alone may stand in another.
  if (tokens.some(asks)) return 'question';
  if (
    tokens.some((token, at) => suggests(token) || (isIdea(token) && (isView(tokens[at + 1]) || gives(tokens[at - 1]))))
  )
    return 'opinion';
  if (tokens.some((token, at) => reports(token) && (announces(token) || wants(tokens, at)))) return 'report';
  return tokens.some(greets) || calls(tokens) ? 'greeting' : null;
}

/** Letters; longer texts say something. */
const LONGEST = 80;
const MOST_WORDS = 12;

const greets = wordSetOf('chào alo lô hello helo hi hey halo thưa');
const asks = wordSetOf('hỏi');
const suggests = wordSetOf('khen hiến xuất');
const isIdea = wordSetOf('ý');
const isView = wordSetOf('kiến');
const gives = wordSetOf('góp');
const reports = wordSetOf('phản nghị báo trình nhờ');
/** These need no wish beside them. */
const announces = wordSetOf('phản nghị trình nhờ');
const wishes = wordSetOf('muốn cho xin cần để');
const oi = wordSetOf('ơi');
const has = wordSetOf('có');
const who = wordSetOf('ai');

const polite = wordSetOf(
  'chào xin kính alo a lô hello helo hi hey halo thưa hỏi thăm khen hiến kế đề xuất góp ý kiến phản ánh nghị báo trình bày nhờ ' +
    'tôi tớ mình cháu con em anh chị bạn bác ông bà cô chú cụ dì mợ cậu thầy ad admin bot máy trợ lý cán bộ đồng chí phường xã mặt trận ủy ban ' +
    'mttq cả nhà mọi người các quý vị cơ quan gia đình ạ ah à nhé nha nhá nhỉ ơi dạ vâng buổi sáng trưa chiều tối nghe rõ không có ai ở đây đó đấy ' +
    'giúp với hộ giùm dùm cho để muốn cần được một mấy vài việc chuyện vấn đề tí tý chút ít cái này thế như sau về cùng gửi tới đến',
);

function wants(tokens: ReadText['typed'], before: number): boolean {
  return tokens.slice(0, before).some(wishes);
}

/** "Cán bộ ơi", "có ai ở đây không". */
function calls(tokens: ReadText['typed']): boolean {
  return oi(tokens.at(-1)) || tokens.some((token, at) => has(token) && who(tokens[at + 1]));
}
