import { z } from 'zod';

/** Beyond these neither PostgreSQL nor the calendar of holidays knows what to do, and a plan up to the year 9999 takes minutes. */
const FIRST = '1900-01-01';
const LAST = '2099-12-31';

/** A day that somebody enters, `YYYY-MM-DD`. */
export const daySchema = z.iso.date().refine((day) => day >= FIRST && day <= LAST, `from ${FIRST} to ${LAST}`);
