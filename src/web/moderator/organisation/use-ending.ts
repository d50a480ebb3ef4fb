import { useState } from 'react';
import type { Result } from '../api/problem.ts';
import { serverTime } from '../api/server-time.ts';
import { townDay } from '../shell/when.ts';
import { type Changes, useChange } from './use-change.ts';

/** How something ends; with `preview` it is only said what would be done. */
export interface EndingRequest {
  lastDay: string;
  act: string | null;
  preview: boolean;
}

/** A unit or a post ends in two steps: first it is shown what goes where, then it is done. Whatever is changed makes the plan another one. */
export function useEnding<Plan>({
  end,
  told,
  onClose,
}: {
  end(changes: Changes, request: EndingRequest): Promise<Result<Plan>>;
  told: string;
  onClose(): void;
}) {
  const { run, busy, problem, forget } = useChange();
  const [lastDay, setLastDay] = useState<string | null>(() => townDay(serverTime()));
  const [act, setAct] = useState('');
  const [tried, setTried] = useState(false);
  const [plan, setPlan] = useState<Plan | null>(null);
  const changing =
    <Value>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value);
      setPlan(null);
      forget();
    };

  /** `isWhole`: whether what else it asks is filled in. */
  async function submit(isWhole: boolean) {
    setTried(true);
    if (lastDay === null || !isWhole) return;
    const preview = plan === null;
    const request = { lastDay, act: act.trim() || null, preview };
    const made = await run((changes) => end(changes, request), preview ? {} : { told });
    if (made === null) return;
    if (preview) setPlan(made);
    else onClose();
  }

  return {
    ...{ lastDay, act, tried, plan, busy, problem, changing, submit, onClose },
    changeLastDay: changing(setLastDay),
    changeAct: changing(setAct),
  };
}
