import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Chase } from '../../../../reminders/chase-schema.ts';
import { dutiesKey, sendChase } from '../../api/duties.ts';
import type { Problem } from '../../api/problem.ts';
import { serverTime } from '../../api/server-time.ts';
import { useApi } from '../../api/use-api.ts';
import { tell } from '../../issue/tell.tsx';
import { fullDate } from '../../shell/when.ts';

/** Later than this is not at once. */
const SOON_MS = 60_000;

/** Sends reminders, and says how many went, how many wait for the morning, and how many could not. */
export function useChase() {
  const { t, i18n } = useTranslation();
  const api = useApi();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function send(items: Chase['items']): Promise<void> {
    if (busy || items.length === 0) return;
    setBusy(true);
    const result = await sendChase(api, { items });
    setBusy(false);
    setProblem(result.ok ? null : result.problem);
    await client.invalidateQueries({ queryKey: dutiesKey });
    if (!result.ok) return;
    const sent = result.value.items.filter(({ outcome }) => outcome === 'sent').length;
    const not = result.value.items.length - sent;
    const at = new Date(result.value.at);
    const isSoon = at.getTime() - serverTime().getTime() < SOON_MS;
    const said = isSoon
      ? t('chase.sent', { count: sent })
      : t('chase.sentLater', { count: sent, when: fullDate(at, i18n.language) });
    tell({
      message: [...(sent > 0 ? [said] : []), ...(not > 0 ? [t('chase.notSent', { count: not })] : [])].join(' '),
    });
  }
  return { send, busy, problem };
}
