import { useCallback, useState } from 'react';
import type { Words } from './words.ts';

export interface FoundPlace {
  lat: number;
  lon: number;
  /** Metres. */
  accuracy?: number;
}

const TIMEOUT_MS = 20_000;

/** Asks the phone where it is; it is sent only after another press, so that nobody gives it away by mistake. */
export function usePlace(words: Words) {
  const [place, setPlace] = useState<FoundPlace | 'finding' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const find = useCallback(() => {
    setProblem(null);
    if (!navigator.geolocation) {
      setProblem(words.placeUnknown);
      return;
    }
    setPlace('finding');
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) =>
        setPlace((before) => (before === 'finding' ? { lat: latitude, lon: longitude, accuracy } : before)),
      ({ code, PERMISSION_DENIED }) => {
        setPlace(null);
        setProblem(code === PERMISSION_DENIED ? words.placeRefused : words.placeUnknown);
      },
      { enableHighAccuracy: true, timeout: TIMEOUT_MS, maximumAge: 30_000 },
    );
  }, [words]);
  const forget = useCallback(() => setPlace(null), []);
  return { place, problem, find, forget };
}
