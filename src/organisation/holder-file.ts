import type ExcelJS from 'exceljs';
import { readCsv } from '../areas/read-csv.ts';
import { keyOf } from '../language/key.ts';
import { HOLDER_COLUMNS, type HolderColumn, type HolderRow, type RowMistake } from './holder-rows.ts';

export type HolderFile = { ok: true; rows: HolderRow[] } | { ok: false; mistakes: RowMistake[] };

/** More are no list of a ward but a wrong file. */
const MOST_ROWS = 20_000;

const COLUMNS = Object.keys(HOLDER_COLUMNS) as HolderColumn[];

/** Other headings that mean the same, without marks. */
const ALSO: Readonly<Record<string, HolderColumn>> = {
  ma: 'post',
  'ho ten': 'name',
  ten: 'name',
  'nguoi giu': 'name',
  'so dien thoai': 'phone',
  sdt: 'phone',
  'khu dan cu': 'area',
  'thon, khu pho': 'area',
  tu: 'since',
  den: 'until',
  'quyen, phu trach': 'acting',
};

/** Reads an XLSX workbook (its first sheet) or a CSV text; the first row says what the columns are. */
export async function readHolderFile(bytes: Uint8Array): Promise<HolderFile> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const lines = isZip ? await sheetLines(bytes) : csvLines(bytes);
  if (lines === null) return wrong(1, 'không mở được tệp này: xin lưu lại thành .xlsx hoặc .csv rồi gửi lại');
  const [head, ...body] = lines;
  const columns = (head?.cells ?? []).map(columnOf);
  const missing = (['name'] as const).filter((column) => !columns.includes(column));
  if (!columns.includes('post') && !columns.includes('title'))
    return wrong(1, 'thiếu cột “Mã chức danh” hoặc “Chức danh”');
  if (missing.length > 0) return wrong(1, `thiếu cột “${HOLDER_COLUMNS[missing[0]!]}”`);
  if (body.length > MOST_ROWS) return wrong(1, `tệp có hơn ${MOST_ROWS} dòng`);
  return {
    ok: true,
    rows: body.map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(
        COLUMNS.map((column) => [column, cells[columns.indexOf(column)]?.normalize('NFC').trim() ?? '']),
      ) as HolderRow['cells'],
    })),
  };
}

/** The same table to be filled in and imported again: `xlsx` for people, `csv` for programs. */
export async function writeHolderFile(
  rows: readonly Record<HolderColumn, string>[],
  kind: 'xlsx' | 'csv',
): Promise<Buffer> {
  if (kind === 'csv') {
    const cell = (text: string) => (/[",\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const lines = [
      Object.values(HOLDER_COLUMNS) as string[],
      ...rows.map((row) => COLUMNS.map((column) => row[column])),
    ];
    // Excel takes a file for UTF-8 only with the mark at its beginning.
    return Buffer.from(`\uFEFF${lines.map((line) => line.map((text) => cell(safe(text))).join(',')).join('\r\n')}\r\n`);
  }
  const book = await newBook();
  addHolderSheet(book, rows);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** Loading `exceljs` takes a third of a second, and seldom anyone needs it. */
async function newBook(): Promise<ExcelJS.Workbook> {
  const { default: excel } = await import('exceljs');
  return new excel.Workbook();
}

function addHolderSheet(book: ExcelJS.Workbook, rows: readonly Record<HolderColumn, string>[]): void {
  const sheet = book.addWorksheet('Chức danh', { views: [{ state: 'frozen', ySplit: 1 }] });
  const widths: Record<HolderColumn, number> = {
    post: 26,
    unit: 44,
    title: 40,
    area: 18,
    name: 26,
    phone: 14,
    since: 12,
    until: 12,
    acting: 10,
  };
  sheet.columns = COLUMNS.map((key) => ({
    header: HOLDER_COLUMNS[key],
    key,
    width: widths[key],
    style: { numFmt: '@' },
  }));
  sheet.getRow(1).font = { bold: true };
  for (const row of rows) sheet.addRow(row);
}

/** An empty table with a second sheet that says how it is filled in. */
export async function writeHolderTemplate(): Promise<Buffer> {
  const book = await newBook();
  addHolderSheet(book, []);
  const help = book.addWorksheet('Hướng dẫn');
  help.columns = [{ width: 18 }, { width: 90 }];
  for (const [column, text] of Object.entries(HOLDER_COLUMN_HELP))
    help.addRow([HOLDER_COLUMNS[column as HolderColumn], text]);
  help.addRow([]);
  help.addRow([
    '',
    'Nhập lại cùng một tệp thì không có gì thay đổi thêm. Nên tải danh sách hiện có về, sửa, rồi nhập lại.',
  ]);
  help.getColumn(1).font = { bold: true };
  help.getColumn(2).alignment = { wrapText: true };
  return Buffer.from(await book.xlsx.writeBuffer());
}

const HOLDER_COLUMN_HELP: Readonly<Record<HolderColumn, string>> = {
  post: 'Có mã thì chỉ cần mã, không cần đơn vị và chức danh. Mã lấy ở danh sách tải về.',
  unit: 'Tên đơn vị, đúng như trên trang Tổ chức.',
  title: 'Ví dụ: Trưởng khu phố. Đơn vị chưa có chức danh này thì chức danh được lập thêm.',
  area: 'Chỉ ghi với chức danh phụ trách một khu phố, ví dụ: Bồ Sơn.',
  name: 'Để trống thì chức danh giữ nguyên như đang có.',
  phone: 'Ví dụ: 0912 345 678. Không bắt buộc.',
  since: 'Ví dụ: 01/03/2026. Người trước tự kết thúc vào ngày hôm trước.',
  until: 'Để trống là chưa biết ngày kết thúc.',
  acting: 'Ghi “x” nếu là quyền hoặc phụ trách.',
};

/** A cell that begins like a formula is none: spreadsheets would run it. */
const safe = (text: string) => (/^[=+\-@\t]/.test(text) ? `'${text}` : text);

function columnOf(heading: string): HolderColumn | null {
  const key = keyOf(heading);
  return COLUMNS.find((column) => keyOf(HOLDER_COLUMNS[column]) === key) ?? ALSO[key] ?? null;
}

interface Line {
  line: number;
  cells: string[];
}

function csvLines(bytes: Uint8Array): Line[] | null {
  const text = new TextDecoder('utf-8').decode(bytes);
  if (text.includes('\0')) return null;
  const { columns, rows } = readCsv(text);
  return [
    { line: 1, cells: columns },
    ...rows.map(({ line, cells }) => ({ line, cells: columns.map((column) => cells.get(column) ?? '') })),
  ];
}

async function sheetLines(bytes: Uint8Array): Promise<Line[] | null> {
  const book = await newBook();
  try {
    // The types of the library know another Buffer than Node's.
    await book.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
  } catch {
    return null;
  }
  const lines: Line[] = [];
  book.worksheets[0]?.eachRow((row, line) => {
    const cells: string[] = [];
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      cells[column - 1] = textOf(cell);
    });
    if (cells.some((text) => text !== '')) lines.push({ line, cells });
  });
  return lines;
}

/** A date as `YYYY-MM-DD`, everything else as it is shown. */
function textOf({ value, text }: ExcelJS.Cell): string {
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(text ?? '').trim();
}

function wrong(line: number, text: string): HolderFile {
  return { ok: false, mistakes: [{ line, text }] };
}
