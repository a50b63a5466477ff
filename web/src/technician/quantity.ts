/** Quantities as the server keeps them: decimal text with at most six places, never below zero. */

export function isQuantity(text: string): boolean {
  return /^\d{1,9}([.,]\d{1,6})?$/.test(text.trim());
}

export function plain(text: string): string {
  return text.trim().replace(',', '.');
}

export function stepped(text: string, by: number): string {
  if (!isQuantity(text)) return by > 0 ? '1' : '0';
  const [whole = '0', rest] = plain(text).split('.');
  const next = Math.max(0, Number(whole) + by);
  return rest && !(next === 0 && by < 0 && Number(whole) === 0) ? `${next}.${rest}` : String(next);
}
