import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changesOf, organisationKey } from '../api/organisation.ts';
import type { Problem, Result } from '../api/problem.ts';
import { useApi } from '../api/use-api.ts';
import { tell } from '../issue/tell.tsx';

export type Changes = ReturnType<typeof changesOf>;

/** Makes one change at a time, shows what came of it, and fetches anew what the page shows. */
export function useChange() {
  const changes = changesOf(useApi());
  const client = useQueryClient();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  /** @returns the answer; null where it was refused, and `problem` says why. */
  async function run<Value>(
    make: (changes: Changes) => Promise<Result<Value>>,
    { told }: { told?: string } = {},
  ): Promise<Value | null> {
    if (busy) return null;
    setBusy(true);
    const result = await make(changes);
    setBusy(false);
    setProblem(result.ok ? null : result.problem);
    await client.invalidateQueries({ queryKey: organisationKey });
    if (!result.ok) return null;
    if (told) tell({ message: told });
    return result.value;
  }
  return { run, busy, problem, forget: () => setProblem(null) };
}
