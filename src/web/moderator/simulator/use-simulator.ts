import { useState } from 'react';
import type { Simulated, SimulatorInput, SimulatorSetting } from '../../../conversations/simulator/simulator-schema.ts';
import type { NewForm } from '../../../forms/form-schema.ts';
import type { Problem } from '../api/problem.ts';
import { simulate } from '../api/talk-content.ts';
import { useApi } from '../api/use-api.ts';
import { draftShelf } from './draft-shelf.ts';

type Reply = Simulated['replies'][number];

/** What was said so far, in order. */
export type Said =
  | { by: 'me'; text: string }
  | { by: 'assistant'; reply: Reply | null }
  /** What it would have done. */
  | { by: 'service'; vi: string; en: string };

interface Talk {
  said: Said[];
  /** Where it stands; the server keeps nothing. */
  session: Simulated['session'] | null;
  last: Simulated | null;
  /** How much later than now it is there, in minutes. */
  later: number;
}

const NEW: Talk = { said: [], session: null, last: null, later: 0 };

/** A talk that lives in this page and nowhere else. @param form what the person has to fill, as it is being built. */
export function useSimulator(form: NewForm | null = null) {
  const api = useApi();
  const [setting, setSetting] = useState<SimulatorSetting>({ lang: 'vi', consented: true, buttons: true });
  const [talk, setTalk] = useState<Talk>(NEW);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function say(input: SimulatorInput, text: string, from = talk): Promise<void> {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    setTalk({ ...from, said: [...from.said, { by: 'me', text }] });
    const { session, later } = from;
    const result = await simulate(api, { session, setting, input, later, overrides: draftShelf.all(), form });
    setBusy(false);
    if (!result.ok) {
      setProblem(result.problem);
      return;
    }
    const answer = result.value;
    const replies: Said[] =
      answer.replies.length > 0
        ? answer.replies.map((reply) => ({ by: 'assistant', reply }))
        : [{ by: 'assistant', reply: null }];
    const done: Said[] = answer.effects.map(({ vi, en }) => ({ by: 'service', vi, en }));
    setTalk((before) => ({
      ...before,
      said: [...before.said, ...done, ...replies],
      session: answer.session,
      last: answer,
    }));
  }

  function restart(changed: Partial<SimulatorSetting> = {}): void {
    setSetting((before) => ({ ...before, ...changed }));
    setTalk(NEW);
    setProblem(null);
  }

  return {
    ...{ setting, busy, problem, say, restart },
    /** A new talk that begins with these words. */
    begin: (text: string) => say({ kind: 'text', text }, text, NEW),
    ...talk,
    letPass: (minutes: number) => setTalk((before) => ({ ...before, later: before.later + minutes })),
  };
}

export type Simulator = ReturnType<typeof useSimulator>;
