import type { Multipart } from '@fastify/multipart';
import { AppError } from '../../platform/app-error.ts';
import { type WebPhoto, webPhotoSchema } from './web-chat-schema.ts';
import { WORDS } from './words.ts';

export interface UploadedPhoto {
  bytes: Buffer;
  /** What the browser says; the content is looked at later. */
  contentType: string;
  fields: WebPhoto;
}

/**
 * Reads the parts of an upload, in any order.
 * @throws AppError in words for the person, where it is too large, is no file or lacks a field.
 */
export async function readPhoto(parts: AsyncIterable<Multipart>): Promise<UploadedPhoto> {
  const values: Record<string, unknown> = {};
  let file: Pick<UploadedPhoto, 'bytes' | 'contentType'> | undefined;
  try {
    for await (const part of parts) {
      if (part.type === 'file') file = { bytes: await part.toBuffer(), contentType: part.mimetype };
      else values[part.fieldname] = part.value;
    }
  } catch (error) {
    const isTooLarge = (error as { code?: unknown }).code === 'FST_REQ_FILE_TOO_LARGE';
    throw isTooLarge ? new AppError('too_large', WORDS.photoTooLarge) : error;
  }
  const fields = webPhotoSchema.safeParse(values);
  if (!file || file.bytes.length === 0 || !fields.success) throw new AppError('invalid', WORDS.photoMissing);
  return { ...file, fields: fields.data };
}
