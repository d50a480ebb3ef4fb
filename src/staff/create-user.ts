import type { Database } from '../platform/database.ts';
import { hashPassword, LEAST_PASSWORD_LENGTH } from './password.ts';
import { insertStaffUser, unknownWards } from './staff-store.ts';
import type { Viewer } from './viewer.ts';

export interface NewUser {
  email: string;
  name: string;
  role: Viewer['role'];
  /** Wards that a moderator may see; empty: all. */
  areaIds?: readonly string[];
  /** Left out: the user signs in by a link. */
  password?: string;
}

export type UserOutcome =
  | { ok: true; id: string }
  | { ok: false; reason: 'email_invalid' | 'email_taken' | 'name_missing' | 'password_short' }
  | { ok: false; reason: 'areas_unknown'; areaIds: string[] };

/** Makes a staff member. */
export async function createUser(
  database: Pick<Database, 'staffUser' | 'area'>,
  { email, name, role, areaIds = [], password }: NewUser,
): Promise<UserOutcome> {
  if (!/^[^\s@]+@[^\s@]+$/.test(email.trim())) return { ok: false, reason: 'email_invalid' };
  if (name.trim() === '') return { ok: false, reason: 'name_missing' };
  if (password !== undefined && password.length < LEAST_PASSWORD_LENGTH) return { ok: false, reason: 'password_short' };
  const unknown = await unknownWards(database, areaIds);
  if (unknown.length > 0) return { ok: false, reason: 'areas_unknown', areaIds: unknown };
  const passwordHash = password === undefined ? null : await hashPassword(password);
  const id = await insertStaffUser(database, { email, name: name.trim(), role, areaIds: [...areaIds], passwordHash });
  return id === null ? { ok: false, reason: 'email_taken' } : { ok: true, id };
}
