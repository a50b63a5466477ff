/** The first lines of a file, read here in the browser: what its columns are called, before anything is sent. */

export interface Head {
  columns: string[];
  /** A few rows, as they stand in the file. */
  samples: string[][];
  delimiter: string;
}

export type NoHead = 'empty' | 'binary' | 'tooLarge';

export const MOST_BYTES = 50 * 1024 * 1024;
const LOOKED_AT = 64 * 1024;
const SAMPLES = 3;

export async function headOf(file: Blob): Promise<Head | { refusal: NoHead }> {
  if (file.size > MOST_BYTES) return { refusal: 'tooLarge' };
  const bytes = new Uint8Array(await file.slice(0, LOOKED_AT).arrayBuffer());
  return readHead(bytes, file.size > LOOKED_AT);
}

/** `cut` says that the bytes end in the middle of the file, so that their last row may be half a row. */
export function readHead(bytes: Uint8Array, cut = false): Head | { refusal: NoHead } {
  const text = decoded(bytes);
  if (text === null || /^PK\u0003\u0004|^%PDF/.test(text)) return { refusal: 'binary' };
  const said = /^sep=(.)\r?\n/i.exec(text);
  const delimiter = said?.[1] ?? sniffed(text);
  const rows = cells(said ? text.slice(said[0].length) : text, delimiter, SAMPLES + 2);
  const whole = (cut ? rows.slice(0, -1) : rows).filter((row) => row.some((cell) => cell.trim()));
  const [header, ...rest] = whole;
  if (!header) return { refusal: 'empty' };
  return { columns: header.map((name) => name.trim()), samples: rest.slice(0, SAMPLES), delimiter };
}

/** UTF-8 and UTF-16 by their marks, else UTF-8, else Windows' western page: as the server reads it. */
function decoded(bytes: Uint8Array): string | null {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  }
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true }); // a character may be cut
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** What stands most often in the first line, outside of quotes. */
function sniffed(text: string): string {
  const counts = new Map([[',', 0], [';', 0], ['\t', 0]]);
  let quoted = false;
  for (const letter of text) {
    if (letter === '"') quoted = !quoted;
    else if (letter === '\n' && !quoted) break;
    else if (!quoted && counts.has(letter)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? ',';
}

/** Rows by RFC 4180, at most so many. */
function cells(text: string, delimiter: string, most: number): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const end = (): void => {
    rows.push([...row, cell]);
    row = [];
    cell = '';
  };
  for (let at = 0; at < text.length && rows.length < most; at += 1) {
    const letter = text[at];
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') cell += text[(at += 1)];
      else quoted = false;
    } else if (letter === '"' && cell === '') quoted = true;
    else if (letter === delimiter) {
      row.push(cell);
      cell = '';
    } else if (letter === '\n') end();
    else if (letter !== '\r') cell += letter;
  }
  if (rows.length < most && (cell || row.length > 0)) end();
  return rows;
}
