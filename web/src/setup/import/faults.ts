/** What is wrong with a file: by column, and as a file of its own for whoever mends it. */

export interface Fault {
  row: number;
  column: string;
  code: string;
  reason: string;
  value: string;
}

/** Columns by how often they are at fault, the worst first. */
export function byColumn(faults: readonly Fault[]): { column: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { column } of faults) counts.set(column, (counts.get(column) ?? 0) + 1);
  return [...counts].map(([column, count]) => ({ column, count })).sort((one, other) => other.count - one.count);
}

/** RFC 4180; what a spreadsheet would run as a formula is kept from it by an apostrophe. */
export function toCsv(faults: readonly Fault[]): string {
  const rows = faults.map(({ row, column, code, reason, value }) => [String(row), column, code, reason, value]);
  return [['row', 'column', 'code', 'reason', 'value'], ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
