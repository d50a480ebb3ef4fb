import type { Told } from './intent-rules.ts';
import type { Intent } from './understand.ts';

/** What a cadre or a moderator wants; null where it is what anybody may want. */
export function cadreIntentOf(told: Told): Intent | null {
  const said = told.staff;
  if (told.role === 'moderator') return said.has('sorts') && !residentOnly(told) ? 'triage' : null;
  const { expecting = '', words, asked, exact } = told;
  if (exact && exact !== 'command' && exact !== 'status') return exact;
  if (exact === 'command' && (!expecting || asksTheBot.test(words)))
    return /^(?:ok|oke|okay|vang|da|da vang|duoc|duoc roi|ro|u|uh)$/.test(words) ? 'duty_ack' : exact;
  const duty = expecting === 'duty';
  const form = expecting.startsWith('form:');
  const asks = asked || said.has('asks');
  const aboutReport = /\b(?:nop|bao cao|han|bieu mau|so lieu|danh sach)\b/.test(words);
  if (said.has('asksDeadline') && (asks || told.short) && !said.has('postpones')) return 'query_deadline';
  if (
    said.has('corrects') &&
    told.hasNumber &&
    !duty &&
    (told.figures > 0 || form || /\bso\b/.test(words)) &&
    !(told.hasDay || told.hasTime)
  )
    return 'correct_figure';
  if (said.has('asksDuties') && asks && !(form && told.figures > 0) && !told.hasTime) return 'query_duties';
  if (duty && said.has('changes') && !said.has('festival')) return 'postpone';
  if (said.has('changes') && (told.hasDay || told.hasTime || said.has('festival')) && !aboutReport)
    return 'schedule_change';
  if (said.has('postpones') && !(form && told.figures > 1)) return 'postpone';
  if (duty) {
    if (told.read.tokens.length === 0) return 'duty_ack';
    if (said.has('declines') && !/\bkhong van de\b|\bkhong sao\b|\bkhong vang\b/.test(words)) return 'duty_decline';
    if (said.has('done')) return 'duty_done';
    if (said.has('takes')) return 'duty_ack';
  }
  const figures = told.figures >= 2 || (told.figures === 1 && (form || /\bdu\b|\bso\b|\btong\b/.test(words)));
  if (expecting === 'form:F-2') {
    if (figures && told.short && !said.has('opinion')) return 'figures';
    return said.has('opinion') || told.category || told.read.tokens.length > 4 ? 'opinion_note' : null;
  }
  if (said.has('opinion') && !(form && figures && told.figures > 1)) return 'opinion_note';
  if (expecting === 'form:F-1' && (told.hasDay || told.hasTime)) return 'schedule';
  if (figures && !(told.hasDay && told.hasTime)) return 'figures';
  if (form && /^\d[\d., ]*$/.test(words)) return 'figures';
  if (form && told.hasNumber && !told.hasDay && !told.hasTime) return 'figures';
  if ((told.hasDay || told.hasTime) && (said.has('festival') || form)) return 'schedule';
  if (said.has('declinesFirmly') && !told.category?.sure) return 'duty_decline';
  if (said.has('done') && !tellsTrouble(told)) return 'duty_done';
  if (said.has('takes') && told.short && !asks && !tellsTrouble(told)) return 'duty_ack';
  return null;
}

const asksTheBot = /^(?:\/?menu|\/?start|tro giup|\/trogiup|help|\/help|huong dan|huy|\/huy)$/;

const tellsTrouble = ({ category, wish }: Told) => category?.sure === true && wish.has('fault');

/** A moderator also writes menu, help and the code of an issue alone. */
function residentOnly({ exact, read, issueCode }: Told): boolean {
  return exact !== undefined || (issueCode !== null && read.tokens.length <= 2);
}
