import type { FiledEvidence } from './assignment.ts';
import type { Evidence } from './duty.ts';

/** Pure: what a duty asks for and has not been shown yet. */
export function missingEvidence(asked: readonly Evidence[], filed: readonly FiledEvidence[]): Evidence[] {
  return asked.filter((one) => !isShown(one, filed));
}

function isShown(asked: Evidence, filed: readonly FiledEvidence[]): boolean {
  switch (asked.kind) {
    // “Đã xong” says it.
    case 'tick':
      return true;
    case 'document':
      return filed.some(({ kind }) => kind === 'document');
    case 'form':
      return filed.some((one) => one.kind === 'form' && one.form === asked.form);
    case 'photo': {
      const photos = filed.flatMap((one) => (one.kind === 'photo' ? one.mediaIds : []));
      return new Set(photos).size >= asked.least;
    }
  }
}
