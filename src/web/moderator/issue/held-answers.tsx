import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { issueChangedSchema } from '../../../issues/issue-change-schema.ts';
import { issuePath } from '../api/issues.ts';
import type { Problem } from '../api/problem.ts';
import { useApi } from '../api/use-api.ts';
import { applyChange } from './apply-change.ts';
import { returnToDraft } from './drafts.ts';
import { tell } from './tell.tsx';

/** Words on their way to a resident. */
export interface Outgoing {
  code: string;
  /** Where they return to when they do not go out. */
  draft: string;
  text: string;
  change: 'answers' | 'status' | 'draft';
  body: object;
}

export interface HeldAnswer extends Outgoing {
  id: number;
  /** When it goes out, in epoch milliseconds; null: it is going. */
  at: number | null;
}

interface HeldAnswers {
  held: readonly HeldAnswer[];
  hold(answer: Outgoing): void;
  undo(id: number): void;
  sendNow(id: number): void;
  /** Sends all that waits: before the session ends. */
  sendAll(): Promise<void>;
  /** Why the last words for this issue did not go out. */
  problemOf(code: string): Problem | null;
  forgetProblem(code: string): void;
}

/** What a resident has read cannot be taken back: for this long it still can. */
export const HOLD_MS = 5_000;

const Context = createContext<HeldAnswers | null>(null);

export function useHeldAnswers(): HeldAnswers {
  const held = useContext(Context);
  if (!held) throw new Error('put the page below a HeldAnswersProvider');
  return held;
}

/** Keeps answers for a few seconds, in which they can be undone, wherever the moderator goes meanwhile; a closed page sends them. */
export function HeldAnswersProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const api = useApi();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [held, setHeld] = useState<readonly HeldAnswer[]>([]);
  const [problems, setProblems] = useState<Readonly<Record<string, Problem>>>({});
  const waiting = useRef(new Map<number, { answer: HeldAnswer; timer: number }>());
  const lastId = useRef(0);

  const forgetProblem = useCallback((code: string) => setProblems(({ [code]: _, ...others }) => others), []);
  const remove = useCallback((id: number) => setHeld((all) => all.filter((one) => one.id !== id)), []);

  const sendNow = useCallback(
    async (id: number) => {
      const one = waiting.current.get(id);
      if (!one) return;
      waiting.current.delete(id);
      window.clearTimeout(one.timer);
      setHeld((all) => all.map((other) => (other.id === id ? { ...other, at: null } : other)));
      const { code, draft, text, change, body } = one.answer;
      const result = await api.send(issueChangedSchema, 'POST', `${issuePath(code)}/${change}`, body);
      remove(id);
      if (result.ok) {
        tell({ message: t('compose.sent') });
        await applyChange(client, result.value.item);
        return;
      }
      returnToDraft(code, draft, text);
      setProblems((all) => ({ ...all, [code]: result.problem }));
      tell({
        message: t('compose.notSent', { code }),
        stays: true,
        action: {
          label: t('compose.open', { code }),
          run: () => void navigate({ to: '/issues/$code', params: { code }, search: {} }),
        },
      });
    },
    [api, client, navigate, remove, t],
  );

  const sendAll = useCallback(async () => {
    await Promise.all([...waiting.current.keys()].map(sendNow));
  }, [sendNow]);

  const value = useMemo<HeldAnswers>(
    () => ({
      held,
      hold: (outgoing) => {
        forgetProblem(outgoing.code);
        // One after another: the second would be refused as stale, and the resident reads them in this order.
        for (const [id, { answer }] of waiting.current) if (answer.code === outgoing.code) void sendNow(id);
        lastId.current += 1;
        const answer: HeldAnswer = { ...outgoing, id: lastId.current, at: Date.now() + HOLD_MS };
        const timer = window.setTimeout(() => void sendNow(answer.id), HOLD_MS);
        waiting.current.set(answer.id, { answer, timer });
        setHeld((all) => [...all, answer]);
      },
      undo: (id) => {
        const one = waiting.current.get(id);
        if (!one) return;
        waiting.current.delete(id);
        window.clearTimeout(one.timer);
        remove(id);
        returnToDraft(one.answer.code, one.answer.draft, one.answer.text);
      },
      sendNow: (id) => void sendNow(id),
      sendAll,
      problemOf: (code) => problems[code] ?? null,
      forgetProblem,
    }),
    [held, problems, sendNow, sendAll, remove, forgetProblem],
  );

  useEffect(() => {
    const sendOnLeaving = () => void sendAll();
    window.addEventListener('pagehide', sendOnLeaving);
    return () => window.removeEventListener('pagehide', sendOnLeaving);
  }, [sendAll]);

  return <Context value={value}>{children}</Context>;
}
