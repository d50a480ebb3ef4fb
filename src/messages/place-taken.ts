import readExif from 'exif-reader';

/** WGS 84 degrees. */
export interface TakenAt {
  lat: number;
  lon: number;
}

/**
 * Where a photo was taken, by what the camera wrote into it (EXIF). Messengers strip that from photos; a photo that is sent as a
 * file still has it. @returns null where it says nothing, or nonsense.
 */
export function placeTaken(exif: Buffer): TakenAt | null {
  try {
    const { GPSLatitude, GPSLatitudeRef, GPSLongitude, GPSLongitudeRef } = readExif(exif).GPSInfo ?? {};
    const lat = degrees(GPSLatitude, GPSLatitudeRef, ['N', 'S']);
    const lon = degrees(GPSLongitude, GPSLongitudeRef, ['E', 'W']);
    // A camera that has no fix yet writes zeros.
    const isNowhere = lat === 0 && lon === 0;
    return lat === null || lon === null || Math.abs(lat) > 90 || Math.abs(lon) > 180 || isNowhere ? null : { lat, lon };
  } catch {
    // Whatever a stranger's file holds there: it is no reason to lose the photo.
    return null;
  }
}

/** From degrees, minutes and seconds; without the letter nobody knows on which half of the earth. */
function degrees(parts: unknown, letter: unknown, [positive, negative]: readonly [string, string]): number | null {
  if (!Array.isArray(parts) || parts.length === 0 || (letter !== positive && letter !== negative)) return null;
  const [whole, minutes = 0, seconds = 0] = parts.map(Number);
  const value = whole! + minutes! / 60 + seconds! / 3600;
  if (!Number.isFinite(value)) return null;
  return letter === negative ? -value : value;
}
