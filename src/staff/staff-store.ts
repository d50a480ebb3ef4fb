import { type Database, isUniqueViolation, type Transaction } from '../platform/database.ts';
import type { Viewer } from './viewer.ts';

export interface StaffUser {
  id: string;
  email: string;
  name: string;
  role: Viewer['role'];
  areaIds: string[];
  passwordHash: string | null;
  disabledAt: Date | null;
}

export interface NewStaffUser {
  email: string;
  name: string;
  role: Viewer['role'];
  /** Wards; empty: all. */
  areaIds: string[];
  passwordHash: string | null;
}

/** Mail addresses are compared without case. */
export function emailKey(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}

export async function staffUserByEmail(
  database: Pick<Database, 'staffUser'>,
  email: string,
): Promise<StaffUser | null> {
  return (await database.staffUser.findUnique({ where: { email: emailKey(email) } })) as StaffUser | null;
}

/** @returns the id, or null where somebody has this mail address already. */
export async function insertStaffUser(
  database: Pick<Database, 'staffUser'>,
  user: NewStaffUser,
): Promise<string | null> {
  try {
    const row = await database.staffUser.create({
      data: { ...user, email: emailKey(user.email) },
      select: { id: true },
    });
    return row.id;
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

/** Which of these areas are no wards of today. */
export async function unknownWards(database: Pick<Database, 'area'>, ids: readonly string[]): Promise<string[]> {
  const rows = await database.area.findMany({
    where: { id: { in: [...ids] }, kind: { in: ['phuong', 'xa'] }, validTo: null },
    select: { id: true },
  });
  const known = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => !known.has(id));
}

/** Administrators who are not disabled, oldest first, and whether they have a way to sign in at this moment. */
export async function administrators(
  tx: Pick<Transaction, '$queryRaw'>,
  real: Date,
): Promise<{ id: string; email: string; canSignIn: boolean }[]> {
  return tx.$queryRaw`
    SELECT u.id, u.email, u.password_hash IS NOT NULL OR EXISTS (
      SELECT 1 FROM staff_sessions s WHERE s.user_id = u.id AND s.expires_at > ${real}) AS "canSignIn"
    FROM staff_users u
    WHERE u.role = 'administrator' AND u.disabled_at IS NULL
    ORDER BY u.created_at, u.id`;
}
