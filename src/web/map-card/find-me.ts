export type FoundMe = { lat: number; lng: number; metres: number } | 'refused' | 'not_found';

const TIMEOUT_MS = 20_000;

/** Asks the phone where it is. */
export function findMe(): Promise<FoundMe> {
  return new Promise((resolve) => {
    if (!navigator.geolocation) return resolve('not_found');
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => resolve({ lat: latitude, lng: longitude, metres: accuracy }),
      ({ code, PERMISSION_DENIED }) => resolve(code === PERMISSION_DENIED ? 'refused' : 'not_found'),
      { enableHighAccuracy: true, timeout: TIMEOUT_MS, maximumAge: 30_000 },
    );
  });
}
