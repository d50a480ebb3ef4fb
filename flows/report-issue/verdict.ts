import { answerKey } from '../../src/engine/index.ts';
import { understand } from '../../src/language/understand.ts';
import { isNod, withoutCourtesies } from '../plain-answers.ts';
import type { ReportAnswers } from './answers.ts';
import { hearing } from './aside.ts';
import { areaOf, placeOfMeaning } from './hear.ts';
import { CHANGE_WORDS } from './review-words.ts';
import type { ReportContext } from './step-names.ts';

/** Longer texts tell something. */
const SHORT = 7;
/** "À quên, nhà tôi ở số 5 khu phố Thị Chung cơ." */
const SHORT_PLACE = 12;

/**
 * What a short text says of the read-back, whatever courtesies are around it: "ok gửi đi cháu" sends, "sai rồi cháu ạ" changes,
 * "thôi bác không gửi nữa" drops it, "cảm ơn cháu nhé" says nothing of the kind. Undefined: it tells more.
 */
export function verdictOf(text: string, c: ReportContext): 'send' | 'edit' | 'dropped' | 'nothing' | undefined {
  if (text.split(/\s+/).length > SHORT) return undefined;
  const key = answerKey(text);
  // Without "cô" and "anh", by which people speak to somebody, it would be "ko".
  if (withoutPhoto.test(key)) return 'nothing';
  const bare = withoutCourtesies(key);
  if (changes.has(bare)) return 'edit';
  if (bare === 'cam on' || bare === '') return 'nothing';
  const meaning = understand(text, c.fact('knowledge'), { ...hearing(c), expecting: 'summary' });
  // "Hả?" is no wish: it must be said, for what is dropped is lost.
  if (meaning.intent === 'cancel_draft' && drops.test(key)) return 'dropped';
  const tells = meaning.area !== null || meaning.areaCandidates.length > 0 || meaning.category || meaning.place;
  if (!tells && meaning.intent === 'confirm_summary') return 'send';
  return isNod(bare) ? 'nothing' : undefined;
}

/** "Ở Hòa Đình cơ": another place than the one that was read back, in a few words that tell nothing else. */
export function correctedPlace(text: string, c: ReportContext): Partial<ReportAnswers> | undefined {
  if (text.split(/\s+/).length > SHORT_PLACE) return undefined;
  const knowledge = c.fact('knowledge');
  const said = text.replace(lastCourtesies, '');
  const meaning = understand(said, knowledge, { ...hearing(c), expecting: 'area' });
  const { areaId } = areaOf(meaning);
  if (areaId === undefined || areaId === null || meaning.category?.sure) return undefined;
  const place = placeOfMeaning(meaning, knowledge, areaId);
  if (areaId === c.answers.areaId && place === undefined) return undefined;
  return { areaId, place: place ?? (areaId === c.answers.areaId ? c.answers.place : undefined), nearSeen: undefined };
}

/** At the end they would be taken for a part of the place. */
const lastCourtesies = /(?:\s+(?:nhé|nhe|nha|ạ|a|cơ|co|đấy|day|cháu|chau))+\s*$/iu;

const changes = new Set(CHANGE_WORDS);

const drops = /(?:^| )(?:huy|bo|xoa|thoi|(?:khong|ko|k) (?:gui|bao|phan anh|can))(?: |$)/;

/** "Ko có ảnh" and no more: they still think of the photo; it is neither yes nor no to what was read back. */
const withoutPhoto =
  /^(?:da |vang )?(?:toi |em |chau |minh |ba |bac |ong )?(?:khong|ko|k|kg|hong|chua|chang)(?: co| chup| gui)?(?: duoc)?(?: (?:cai|tam|buc))?(?: nao)? (?:anh|hinh)(?: nao| dau| ca| het)*(?: a| nhe| chau| em| con)*$/;
