import { useQueryClient } from '@tanstack/react-query';
import { issueChangedSchema } from '../../../issues/issue-change-schema.ts';
import type { IssueItem, IssueView } from '../../../issues/issue-schema.ts';
import { issueKey, issuePath } from '../api/issues.ts';
import type { Result } from '../api/problem.ts';
import { useApi } from '../api/use-api.ts';
import { applyChange } from './apply-change.ts';
import type { IssueChange } from './issue-context.ts';

/** Makes changes of one issue against the version that is shown. `check` looks for what made a change stale. */
export function useMakeChange(
  code: string,
  check: () => Promise<void>,
): (change: IssueChange) => Promise<Result<IssueItem>> {
  const api = useApi();
  const client = useQueryClient();
  return async ({ path, body }) => {
    const version = client.getQueryData<IssueView>(issueKey(code))?.version;
    // A note changes nothing that others may have changed.
    const sent = path === 'notes' ? body : { ...body, version };
    const result = await api.send(issueChangedSchema, 'POST', `${issuePath(code)}/${path}`, sent);
    if (result.ok) {
      await applyChange(client, result.value.item);
      return { ok: true, value: result.value.item };
    }
    if (result.problem.kind === 'stale') await check();
    return result;
  };
}
