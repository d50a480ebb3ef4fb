import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { type ChangedEvent, changedEventSchema } from '../../../staff/session-schema.ts';

type Change = ChangedEvent['changes'][number];
type Listener = (changes: Change[]) => void;

interface Live {
  /** Null: not known yet. */
  connected: boolean | null;
  listen(listener: Listener): () => void;
}

/** What a listener gets after a gap: anything may have changed meanwhile. */
const EVERYTHING: Change[] = [{ kind: 'everything', id: '*' }];

const REOPEN_MS = 5_000;

const LiveContext = createContext<Live>({ connected: null, listen: () => () => {} });

/** One connection for the whole page. It says only that something changed; whoever shows it fetches it again. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const listeners = useRef(new Set<Listener>());
  const client = useQueryClient();
  const [connected, setConnected] = useState<boolean | null>(null);

  useEffect(() => {
    let source: EventSource | undefined;
    let timer: number | undefined;
    let openedBefore = false;
    const tell = (changes: Change[]) => {
      for (const listener of listeners.current) listener(changes);
    };
    const close = () => {
      window.clearTimeout(timer);
      source?.close();
      source = undefined;
    };
    const open = () => {
      close();
      const opened = new EventSource('/api/live');
      source = opened;
      opened.onopen = () => {
        setConnected(true);
        if (openedBefore) tell(EVERYTHING);
        openedBefore = true;
      };
      opened.onerror = () => {
        setConnected(false);
        if (opened.readyState !== EventSource.CLOSED) return;
        // The browser gives up after a refusal: the session may be over, or the server is starting.
        void client.invalidateQueries({ queryKey: ['session'] });
        timer = window.setTimeout(open, REOPEN_MS);
      };
      opened.addEventListener('changed', (event: MessageEvent<string>) => {
        const parsed = changedEventSchema.safeParse(JSON.parse(event.data));
        tell(parsed.success ? parsed.data.changes : EVERYTHING);
      });
    };
    // A browser grants a server six connections in all: tabs that nobody looks at must not use them up.
    const follow = () => (document.hidden ? close() : open());
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      close();
    };
  }, [client]);

  const listen = useCallback((listener: Listener) => {
    listeners.current.add(listener);
    return () => void listeners.current.delete(listener);
  }, []);
  const live = useMemo<Live>(() => ({ connected, listen }), [connected, listen]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

export function useLiveConnected(): boolean | null {
  return useContext(LiveContext).connected;
}

/** Calls `onChange` when something that `concerns` names has changed; several changes in a short while are one call. */
export function useLiveChange(concerns: (change: Change) => boolean, onChange: () => void): void {
  const { listen } = useContext(LiveContext);
  const latest = useRef({ concerns, onChange });
  latest.current = { concerns, onChange };

  useEffect(() => {
    let timer: number | undefined;
    const stop = listen((changes) => {
      if (!changes.some((change) => change.kind === 'everything' || latest.current.concerns(change))) return;
      window.clearTimeout(timer);
      timer = window.setTimeout(() => latest.current.onChange(), GATHER_MS);
    });
    return () => {
      window.clearTimeout(timer);
      stop();
    };
  }, [listen]);
}

/** A turn of a conversation announces message, issue and outbox shortly after one another. */
const GATHER_MS = 250;
