/** A row of a table, by the names of its columns (lower case), and the line of the file it begins on. */
export interface CsvRow {
  line: number;
  cells: ReadonlyMap<string, string>;
}

export interface CsvTable {
  columns: string[];
  rows: CsvRow[];
}

/**
 * Reads a table as spreadsheets write it: comma, semicolon (Excel in Vietnamese) or tab, told by the first line; cells in
 * quotes may hold all of them, line ends and doubled quotes. Empty lines are left out.
 */
export function readCsv(text: string): CsvTable {
  const clean = text.replace(/^\uFEFF/, '');
  const firstLine = clean.slice(0, clean.search(/[\r\n]|$/));
  const separator = ['\t', ';', ','].find((candidate) => firstLine.includes(candidate)) ?? ',';
  const [header, ...lines] = splitCells(clean, separator).filter(({ cells }) =>
    cells.some((cell) => cell.trim() !== ''),
  );
  const columns = (header?.cells ?? []).map((name) => name.trim().toLowerCase());
  const rows = lines.map(({ line, cells }) => ({
    line,
    cells: new Map(columns.map((column, index) => [column, (cells[index] ?? '').trim()])),
  }));
  return { columns, rows };
}

function splitCells(text: string, separator: string): { line: number; cells: string[] }[] {
  const rows: { line: number; cells: string[] }[] = [];
  let row = { line: 1, cells: [] as string[] };
  let cell = '';
  let quoted = false;
  let line = 1;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\n') line++;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (char === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (char === separator) {
      row.cells.push(cell);
      cell = '';
    } else if (char === '\n') {
      rows.push({ ...row, cells: [...row.cells, cell] });
      row = { line, cells: [] };
      cell = '';
    } else if (char !== '\r') cell += char;
  }
  if (cell !== '' || row.cells.length > 0) rows.push({ ...row, cells: [...row.cells, cell] });
  return rows;
}
