import { useSyncExternalStore } from 'react';

/** Whether the phone says that it has a network at all. */
export function useOnline(): boolean {
  return useSyncExternalStore(subscribe, () => navigator.onLine);
}

function subscribe(run: () => void): () => void {
  addEventListener('online', run);
  addEventListener('offline', run);
  return () => {
    removeEventListener('online', run);
    removeEventListener('offline', run);
  };
}
