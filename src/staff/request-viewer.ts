import type { FastifyRequest } from 'fastify';
import { AppError } from '../platform/app-error.ts';
import type { StaffSession } from './session-store.ts';
import type { Viewer } from './viewer.ts';
import { signInWords } from './words.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Of the staff member who is signed in; null while nobody is, and outside `/api/`. */
    staffSession: (StaffSession & { token: string }) | null;
  }
}

/**
 * Who looks.
 * @throws AppError `not_signed_in`.
 */
export function requireViewer(request: FastifyRequest): Viewer {
  if (!request.staffSession) throw new AppError('not_signed_in', signInWords.needed);
  const { id, name, role, areaIds } = request.staffSession.user;
  return { staffId: id, name, role, areaIds };
}
