import type { ChosenPlace, PlaceCard, PlaceMap } from '../../messages/place-schema.ts';

/** Longer than that nobody waits; the line is then as good as broken. */
const PATIENCE_MS = 20_000;

export interface Api {
  card(): Promise<PlaceCard>;
  map(): Promise<PlaceMap>;
  /** @returns the card as it is now, or why nothing was sent. */
  send(place: ChosenPlace): Promise<PlaceCard | 'over' | 'too_often'>;
}

/** All of them throw where the line is broken. */
export function openApi(token: string): Api {
  const here = `/place/${token}`;
  return {
    card: () => read(`${here}/card`),
    map: () => read('/place/map'),
    send: async (place) => {
      const response = await fetch(here, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(place),
        signal: patience(),
      });
      if (response.status === 404) return 'over';
      if (response.status === 429) return 'too_often';
      if (!response.ok) throw new Error(`the server answers ${response.status}`);
      return response.json();
    },
  };
}

async function read<Answer>(url: string): Promise<Answer> {
  const response = await fetch(url, { signal: patience() });
  if (!response.ok) throw new Error(`the server answers ${response.status}`);
  return response.json();
}

/** `AbortSignal.timeout` is younger than the phones that are to open this page. */
function patience(): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), PATIENCE_MS);
  return controller.signal;
}
