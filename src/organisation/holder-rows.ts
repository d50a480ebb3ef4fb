/** The table of holders as offices keep it, in XLSX and CSV alike: what its columns are called, and how its cells are read. */

export const HOLDER_COLUMNS = {
  post: 'Mã chức danh',
  unit: 'Đơn vị',
  title: 'Chức danh',
  area: 'Khu phố',
  name: 'Họ và tên',
  phone: 'Điện thoại',
  since: 'Từ ngày',
  until: 'Đến ngày',
  acting: 'Phụ trách',
} as const;

export type HolderColumn = keyof typeof HOLDER_COLUMNS;

/** A row of the file, each cell as text; a column that the file does not have is an empty cell. */
export interface HolderRow {
  line: number;
  cells: Record<HolderColumn, string>;
}

/** A mistake of the file, for whoever filled it in. */
export interface RowMistake {
  line: number;
  text: string;
}

/** A day as people write it (`5/3/2026`, `05-03-2026`, `2026-03-05`) as `YYYY-MM-DD`; null for what is none. */
export function readDay(text: string): string | null {
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const iso = local ? `${local[3]}-${local[2]!.padStart(2, '0')}-${local[1]!.padStart(2, '0')}` : text;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

/** `2026-03-05` as `05/03/2026`. */
export const sayDay = (iso: string) => iso.split('-').reverse().join('/');

/** A Vietnamese phone number as `0912345678`; null for what is none. Spreadsheets drop the leading zero. */
export function readPhone(text: string): string | null {
  const digits = text.replace(/[\s.()-]/g, '').replace(/^\+?84/, '0');
  const whole = /^[1-9]\d{8}$/.test(digits) ? `0${digits}` : digits;
  return /^0\d{9,10}$/.test(whole) ? whole : null;
}

const YES: ReadonlySet<string> = new Set(['x', 'co', 'phu trach', 'quyen', '1', 'true', 'yes']);
const NO: ReadonlySet<string> = new Set(['', 'khong', '0', 'false', 'no', '-']);

/** @returns null for what is neither. */
export function readTick(key: string): boolean | null {
  return YES.has(key) ? true : NO.has(key) ? false : null;
}
