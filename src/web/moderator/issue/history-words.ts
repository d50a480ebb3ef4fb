import type { TFunction } from 'i18next';
import { ISSUE_STATUSES, type IssueHistoryEntry, type IssueStatus } from '../../../issues/issue-schema.ts';

/** What happened, as one would tell it: "Điều phối Một chuyển trạng thái: Mới → Đã xem". */
export function historyWords(entry: IssueHistoryEntry, t: TFunction): string {
  const who = entry.staff ?? t(`history.${entry.actor}`);
  const from = nameOf(entry.from, entry.fromName, t);
  const to = nameOf(entry.to, entry.toName, t);
  switch (entry.kind) {
    case 'filed':
    case 'note':
    case 'answer':
    case 'question':
    case 'addition':
    case 'joined':
    case 'edited':
    case 'taken_back':
    case 'follow_up':
    case 'returned':
    case 'on_way':
    case 'photos':
    case 'draft':
    case 'draft_sent_back':
      return t(`history.${entry.kind}`, { who });
    case 'about':
      return t(`history.about.${entry.to as 'named'}`, { who, names: entry.text ?? '' });
    case 'split':
      return t('history.split', { who, to });
    case 'severity':
      return t('history.severity', { who, to: t(`issue.severities.${entry.to as 'low'}`) });
    case 'postponed':
      return t('history.postponed', {
        who,
        to: entry.to ? new Date(entry.to).toLocaleDateString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh' }) : '',
      });
    case 'merged':
      return t('history.merged', { who, to });
    case 'took_in':
    case 'parted':
    case 'let_go':
      return t(`history.${entry.kind}`, { who, from });
    case 'rated':
      return t('history.rated', { who, score: t(`issue.score.${entry.to as 'good'}`) });
    case 'status':
      return from ? t('history.status', { who, from, to }) : t('history.statusFirst', { who, to });
    case 'assigned':
      return from ? t('history.assignedFrom', { who, from, to }) : t('history.assigned', { who, to });
    case 'category':
    case 'area':
      return t(`history.${entry.kind}`, { who, from: from || t('issue.unknown'), to });
    default:
      return t('history.other', { who, kind: entry.kind });
  }
}

function nameOf(value: string | null, name: string | null, t: TFunction): string {
  if (name) return name;
  if (value && (ISSUE_STATUSES as readonly string[]).includes(value)) return t(`status.${value as IssueStatus}`);
  return value ?? '';
}
