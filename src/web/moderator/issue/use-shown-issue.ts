import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { IssueHistoryEntry, IssueView } from '../../../issues/issue-schema.ts';
import { fetchIssue, issueKey, issueQuery } from '../api/issues.ts';
import { useLiveChange } from '../api/live.tsx';
import { useSession } from '../api/session.ts';
import { useApi } from '../api/use-api.ts';

/** The issue as it is shown, and the newer version that somebody else made since, if any. */
export function useShownIssue(code: string) {
  const api = useApi();
  const client = useQueryClient();
  const me = useSession().data?.user?.name ?? null;
  const query = useQuery(issueQuery(api, code));
  const [newer, setNewer] = useState<IssueView | null>(null);
  const shown = query.data;

  /** Looks at the present version. What only adds at the end, or is our own doing, is shown at once; the rest waits. */
  async function check(): Promise<void> {
    const fresh = await fetchIssue(api, code).catch(() => null);
    const now = client.getQueryData<IssueView>(issueKey(code));
    if (!fresh || !now || fresh.version < now.version) return;
    const byOthers = newEntries(fresh, now).some((entry) => entry.staff === null || entry.staff !== me);
    if (fresh.version === now.version || !byOthers) client.setQueryData(issueKey(code), fresh);
    else setNewer(fresh);
  }
  useLiveChange(
    ({ kind, id }) => (kind === 'issue' ? id === code : id === shown?.conversation),
    () => void check(),
  );

  const waiting = newer && shown && newer.version > shown.version ? newer : null;
  return {
    ...query,
    newer: waiting,
    changes: waiting && shown ? newEntries(waiting, shown) : [],
    check,
    showNewer: () => {
      if (waiting) client.setQueryData(issueKey(code), waiting);
      setNewer(null);
    },
  };
}

function newEntries(fresh: IssueView, shown: IssueView): IssueHistoryEntry[] {
  const known = new Set(shown.history.map(({ id }) => id));
  return fresh.history.filter(({ id }) => !known.has(id));
}
