import { useEffect, useState } from 'react';
import { serverTime } from '../api/server-time.ts';

const EVERY_MS = 30_000;

/** The time, fresh enough for "3 phút trước". */
export function useNow(): Date {
  const [now, setNow] = useState(() => serverTime());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(serverTime()), EVERY_MS);
    return () => window.clearInterval(timer);
  }, []);
  return now;
}
