import { Disk } from 'flydrive';
import type { Secret } from './secret.ts';

export interface S3Place {
  bucket: string;
  region: string;
  /** For services that speak S3 but are not Amazon's; the bucket then stands in the path. */
  endpoint?: string;
  accessKeyId: string;
  secretAccessKey: Secret;
}

/**
 * A private bucket, for `openStorage`. Amazon's client is 10 MB that few installations need, so it is not among our packages.
 * @throws Error that says what to install where it is missing.
 */
export async function openS3Disk(place: S3Place): Promise<Disk> {
  const { S3Driver } = await import('flydrive/drivers/s3').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new Error(
      'S3_BUCKET needs two packages more: npm install --no-save @aws-sdk/client-s3@3 @aws-sdk/s3-request-presigner@3',
    );
  });
  const driver = new S3Driver({
    bucket: place.bucket,
    region: place.region,
    credentials: { accessKeyId: place.accessKeyId, secretAccessKey: place.secretAccessKey.reveal() },
    visibility: 'private',
    // Most other services, and Amazon's new buckets, refuse object ACLs; pictures are shown through our own links.
    supportsACL: false,
    ...(place.endpoint ? { endpoint: place.endpoint, forcePathStyle: true } : {}),
  });
  return new Disk(driver);
}
