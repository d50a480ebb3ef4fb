/** Lets one loop wait for a time or for somebody to ring, whichever is first. A ring while it works is not lost. */
export interface Bell {
  ring(): void;
  /** Whether somebody rang since `still`. */
  isRinging(): boolean;
  /** Forgets earlier rings: the loop is about to look at everything. */
  still(): void;
  /** `Infinity`: waits for a ring only. */
  rung(withinMs: number): Promise<void>;
}

export function bell(): Bell {
  let rang = false;
  let wake: (() => void) | undefined;
  return {
    ring: () => {
      rang = true;
      wake?.();
    },
    isRinging: () => rang,
    still: () => {
      rang = false;
    },
    rung: (withinMs) =>
      new Promise((resolve) => {
        if (rang) {
          resolve();
          return;
        }
        const done = () => {
          clearTimeout(timer);
          wake = undefined;
          resolve();
        };
        const timer = Number.isFinite(withinMs) ? setTimeout(done, withinMs) : undefined;
        wake = done;
      }),
  };
}
