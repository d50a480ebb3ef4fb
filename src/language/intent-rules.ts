import { cadreIntentOf } from './cadre-intents.ts';
import { complains } from './complains.ts';
import { consentSaid } from './consent-said.ts';
import type { EmergencySigns } from './emergency.ts';
import type { FirstReading } from './first-reading.ts';
import { flatWords } from './flat-words.ts';
import { openingIn } from './opening.ts';
import { plainMessages } from './plain-messages.ts';
import type { TextSigns } from './read-signs.ts';
import { type ReadText, wordsOf } from './tokens.ts';
import type { Intent, Role, UnderstoodCategory } from './understand.ts';

/** What is known of a text when its intent is told. */
export interface IntentSigns {
  /** By the phrases of the lexicon. */
  category: UnderstoodCategory | null;
  issueCode: string | null;
  /** Whether an area, or candidates for one, were named. */
  areaNamed: boolean;
  /** Whether an address or landmark was named. */
  placeNamed: boolean;
  role: Role;
  expecting: string | undefined;
  /** How many figures of the reports it holds, and whether any number, day or hour. */
  figures: number;
  hasNumber: boolean;
  hasDay: boolean;
  hasTime: boolean;
}

/** What the person wants, by plain signs. What tells nothing else is a report: a moderator can always sort it. */
export function ruledIntentOf(told: Told): Intent {
  if (told.wish.has('secret') && !told.wish.has('secretNot')) return 'secret_file';
  const answer = answerOf(told);
  if (answer) return answer;
  if (told.role !== 'resident') {
    const intent = cadreIntentOf(told);
    if (intent) return intent;
  }
  return told.exact ?? wishOf(told);
}

/** What the rules look at in a text. */
export function toldBy(reading: FirstReading): Told {
  const { read, phrased, issueCode, chosen, place, role, expecting, signs, when } = reading;
  const words = flatWords(read);
  const figures = Object.keys(reading.figures).length;
  return {
    read,
    words,
    asked: read.text.includes('?'),
    short: read.tokens.length <= 10,
    wish: signs.wish,
    danger: signs.danger,
    staff: signs.cadre,
    exact: read.typed.length <= longestExact ? (exactly(words) ?? opened(read)) : undefined,
    category: phrased,
    issueCode,
    areaNamed: chosen.area !== null || chosen.candidates.length > 0,
    placeNamed: place !== null,
    role,
    expecting,
    figures,
    hasNumber: figures > 0 || reading.words.some(({ word }) => word >= '0' && word < ':'),
    hasDay: when.date !== null || when.since !== null,
    hasTime: when.time !== null,
  };
}

/** All that the rules look at. */
export interface Told extends IntentSigns {
  read: ReadText;
  /** The text without marks and stops. */
  words: string;
  asked: boolean;
  short: boolean;
  wish: TextSigns['wish'];
  danger: EmergencySigns;
  staff: TextSigns['cadre'];
  exact: Intent | undefined;
}

/** Answers to what the bot has just asked. */
function answerOf(told: Told): Intent | null {
  const { expecting, wish, exact, words, category, read, short } = told;
  const empty = read.tokens.length === 0;
  if (exact === 'human_handoff' || exact === 'data_request' || (exact === 'command' && asksTheBot.has(words)))
    return exact;
  switch (expecting) {
    case 'consent': {
      if (agreed.test(words) || consentSaid(read.text)) return 'command';
      if (category?.sure && read.tokens.length > 4) return null;
      if (wish.has('person')) return 'human_handoff';
      return read.tokens.length <= 15 && !wish.has('accuse') && !wish.has('complaint') ? 'consent_unclear' : null;
    }
    case 'summary': {
      if (wish.has('cancels') && !wish.has('confirmsClearly')) return 'cancel_draft';
      if (empty) return thumb.test(read.text) ? 'confirm_summary' : null;
      if (/^2$|^sua/.test(words)) return 'command';
      if (
        wish.has('confirms') &&
        (!wish.has('corrects') || /khong (?:phai|can) sua|khong sai|khong thieu|khong can them/.test(words))
      )
        return 'confirm_summary';
      return null;
    }
    case 'resolved': {
      if (empty) return thumb.test(read.text) ? 'confirm_resolved' : null;
      if (/^1$/.test(words)) return 'confirm_resolved';
      if (/^2$/.test(words) || wish.has('notFixed') || wish.has('disputes')) return 'dispute_outcome';
      if (wish.has('fixed') || wish.has('praise') || category?.code === PRAISE || (wish.has('confirms') && short))
        return 'confirm_resolved';
      return null;
    }
    case 'report': {
      return wish.has('cancels') && (short || !category) && !tellsFault(told) ? 'cancel_draft' : null;
    }
    case 'area': {
      if (wish.has('cancels') && short && !told.areaNamed) return 'cancel_draft';
      if (exact) return exact === 'command' && /^\d$/.test(words) ? 'answer_area' : exact;
      if (told.areaNamed && !(category?.sure && read.tokens.length > 8)) return 'answer_area';
      if (category?.sure && !(told.placeNamed && read.tokens.length <= 10)) return null;
      return read.tokens.length <= 12 && !wish.has('status') && !told.asked && !empty ? 'answer_area' : null;
    }
    default:
      return null;
  }
}

const asksTheBot = new Set('menu|/menu|/start|start|tro giup|/trogiup|help|/help|huong dan|gap nguoi'.split('|'));
const agreed =
  /^(?:da |vang )?(?:toi |em |bac |chau |minh |ba |ong )?(?:khong )?dong y(?: a| nhe| roi| luu| cho luu)*$|^[123]$|^doc them$|^xem them$|^toi chap nhan$|^khong dong y .{1,20}$|^(?:toi |em |minh )dong y .{1,30}$/;
const thumb = /[👍👌✅🆗❤🙏]/u;

/** What somebody wants who speaks first. */
function wishOf(told: Told): Intent {
  const { wish, category, issueCode, short, asked, words, read } = told;
  if (accuses(told)) return 'to_cao';
  if (complains(told)) return 'khieu_nai';
  if (isSpam(told)) return 'spam';
  if (wish.has('person') && !(category?.sure && read.tokens.length > 14)) return 'human_handoff';
  if (wish.has('data') && !wish.has('dataNot') && category?.code !== 'AN-06') return 'data_request';
  const asksState = wish.has('status');
  const disputes = category?.code === DISPUTE || (wish.has('disputes') && (wish.has('outcome') || issueCode !== null));
  if (disputes && !(asksState && (asked || asksHowFar.test(words)))) return 'dispute_outcome';
  if (issueCode && wish.has('notFixed') && !asksState && !asked) return 'dispute_outcome';
  if (issueCode && wish.has('fixed') && !asked && !asksState) return 'confirm_resolved';
  if (issueCode && wish.has('cancels')) return 'cancel_draft';
  if (issueCode && (short || asksState)) return 'status';
  if (
    asksState &&
    statusOnly.test(words) &&
    (wish.has('earlier') || !category?.sure) &&
    !(category?.sure && tellsFault(told) && !wish.has('earlier'))
  )
    return 'status';
  if (
    /^(?:da )?(?:huy|bo|rut|rut lai|xoa) (?:phan anh|bao cao|tin|don)/.test(words) ||
    (wish.has('cancels') && !category && short)
  )
    return 'cancel_draft';
  if (wish.has('fixed') && !category?.sure && short && !asked && thanked.test(words)) return 'confirm_resolved';
  if ((category?.code === PRAISE || wish.has('praise')) && !wish.has('blames') && !asked && !tellsFault(told))
    return 'praise';
  if (category?.code === PRAISE && !wish.has('blames')) return 'praise';
  const asks = asked || wish.has('asks');
  if (isIdea(told) && !(asked && wish.has('asksFact'))) return 'opinion';
  if (asks && isQuestion(told)) return 'question';
  return 'report';
}

const asksHowFar = /\b(?:(?:den|toi) dau|the nao|sao|ra sao)(?: roi)?$|\bchua$/;
const statusOnly =
  /\b(?:chua|roi|nao|sao|dau|gio|ket qua|cua toi|cua em|cua minh|cua chau|cua ba|cua bac|cua ong|tien do|tinh hinh|tinh trang|ma|kiem tra|theo doi|tra cuu|xem lai|hoi am|phan hoi|tra loi)\b/;
const thanked = /\b(?:cam on|roi|xong|tot|sach|sang)\b/;

const tellsFault = ({ wish }: Told) => wish.has('fault');

/** YK-04: questions for information; DC-06: disputes of an outcome; YK-02: praise. */
const ASKING = 'YK-04';
const DISPUTE = 'DC-06';
const PRAISE = 'YK-02';

/** Of shops, rubbish and the like people say "tố cáo" loosely: that is a report. Of those in office it is meant. */
function accuses({ wish, category, words }: Told): boolean {
  const official = wish.has('official');
  if (wish.has('corruption') && official && !wish.has('praise'))
    return !(category?.code === 'AN-06' || category?.code === 'AN-02');
  if (!wish.has('accuse') || !/\bto (?:cao|giac)\b/.test(words)) return false;
  if (
    /\btrong don to cao\b|\bdon to cao\b|\bto cao (?:o dau|the nao|nhu the nao|voi ai|thi|can)\b|\bgui to cao\b|\bnop to cao\b|\bnguoi to cao\b/.test(
      words,
    )
  )
    return true;
  if (official && !shopLike.has(category?.code.slice(0, 2) ?? '')) return true;
  return (
    !category ||
    (!category.sure && !shopLike.has(category.code.slice(0, 2))) ||
    officeLike.has(category.code.slice(0, 2))
  );
}

const shopLike = new Set(['VS', 'TT', 'TM', 'GT', 'HT', 'CX', 'AN', 'XD', 'VH']);
const officeLike = new Set(['DC', 'HC']);

/** Advertising, or abuse that tells nothing else. */
function isSpam({ wish, category, read }: Told): boolean {
  const sells = wish.has('sells') && (wish.has('contacts') || personalPhone.test(read.text));
  const link = /https?:\/\/|www\.|\b(?:bit\.ly|t\.me|zalo\.me)\b|\.(?:xyz|top|vip|club|shop|online|win|bet)\b/i.test(
    read.text,
  );
  if (sells && !wish.has('fault')) return true;
  if (wish.has('spam')) {
    if (category?.code === 'AN-06' && !link) return false;
    const complaint = wish.has('fault') || complaining.has(category?.code ?? '');
    return link || !complaint;
  }
  if (link && !category) return true;
  return wish.has('abuse') && (!category || (!category.sure && read.tokens.length < 8));
}

const personalPhone = /(?:\+84|0)[ .-]?[2-9](?:[ .-]?\d){7,9}/;
const complaining = new Set(['AN-02', 'TT-03', 'TM-03', 'VS-08', 'AN-06', 'TM-05', 'VH-05', 'AS-06']);

function isIdea({ wish, category }: Told): boolean {
  const code = category?.code ?? '';
  if (code === 'YK-01' || code === 'YK-03') return !wish.has('asksFact') || wish.has('idea');
  if (code === 'DC-05' || code === 'AN-03') return false;
  if (code === 'TM-06') return !wish.has('fault') || wish.has('clearIdea');
  if (wish.has('clearIdea')) return true;
  return wish.has('idea') && !category?.sure && !wish.has('fault');
}

function isQuestion({ wish, category, asked, words }: Told): boolean {
  const code = category?.code ?? '';
  if (code === ASKING || code === '') return true;
  const opened =
    /\bcho (?:toi|em|chau|minh|bac|ba|ong|con)? ?hoi\b|^hoi\b|\bxin hoi\b|\bmuon hoi\b|\bmuon biet\b|^(?:may gio|o dau|lich|so dien thoai|ai la|ai phu trach|khi nao thi|co lich)\b|\b(?:co|duoc|chua) .{0,40}\b(?:khong|chua)$|\b(?:duoc chua|duoc khong)$/.test(
      words,
    );
  if (wish.has('fault'))
    return opened && wish.has('asksFact') && !complainingFault.test(words) && informative.has(code.slice(0, 2));
  if (informative.has(code.slice(0, 2))) return asked || opened || wish.has('asksFact');
  return (
    (opened || asked || !category!.sure) &&
    wish.has('asksFact') &&
    !/\b(?:bao gio|khi nao) (?:moi|thi|sua|lam|xong)\b/.test(words)
  );
}

/** Of these people ask for information as often as they complain. */
const informative = new Set(['HC', 'AS', 'DC', 'YK', 'VH', 'XD', 'TM']);
const complainingFault = /\b(?:sao|tai sao|vi sao) (?:khong|chua|van|lai|cu)\b|\b(?:khong|chua) (?:ai|thay|co ai)\b/;

/** What only greets, or says that a report is to come, is no report yet. */
function opened(read: ReadText): Intent | undefined {
  const opening = openingIn(read);
  return opening === 'greeting' || opening === 'report' ? 'command' : (opening ?? undefined);
}

function exactly(words: string): Intent | undefined {
  return (
    exact.get(words.replace(/^(?:da|vang|oi|xin|thua) | (?:a|oi|nhe|di|voi|ban|em|anh|chi|nha|ad)$/g, '')) ??
    exact.get(words)
  );
}

const exact = new Map<string, Intent>(
  Object.entries(plainMessages).flatMap(([intent, list]) =>
    list.split('|').map((message): [string, Intent] => [message, intent as Intent]),
  ),
);

/** With a polite word before and one after. */
const longestExact = Math.max(...[...exact.keys()].map((message) => wordsOf(message).length)) + 2;
