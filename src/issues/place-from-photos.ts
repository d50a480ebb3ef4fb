import { areasAt } from '../areas/boundary-store.ts';
import type { Transaction } from '../platform/database.ts';
import { announce } from '../platform/live.ts';
import { photoPlaces, setPhotoPlaces } from './photo-place-store.ts';

/**
 * An issue without a pin takes its point from a photo of the report that says where it was taken. A photo from another ward than
 * the one that was named says where somebody was, not where the matter is: it is passed over.
 * @param of issues that were just filed, or a medium that was just stored: whichever comes last finds the other.
 */
export async function placeFromPhotos(
  tx: Transaction,
  of: { issueIds: readonly string[] } | { mediumId: string },
): Promise<void> {
  const places = await photoPlaces(tx, of);
  if (places.length === 0) return;
  const areas = await areasAt(tx, places);
  const fitting = places.filter(({ wardId }, index) => {
    const { edge, wardId: found, candidates } = areas[index]!;
    // Without any boundary nobody can tell.
    return wardId === null || edge === null || found === wardId || candidates.includes(wardId);
  });
  if (fitting.length === 0) return;
  await setPhotoPlaces(tx, fitting);
  await announce(
    tx,
    fitting.map(({ code }) => ({ kind: 'issue', id: code })),
  );
}
