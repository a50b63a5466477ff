/** Tax rates as people write them: 8.25 %, kept as the fraction 0.0825; the point is moved, nothing is calculated. */

export function fractionOf(percent: string): string | null {
  const found = /^\s*(\d{1,3})(?:[.,](\d{1,4}))?\s*%?\s*$/.exec(percent);
  if (!found) return null;
  const digits = (found[1] ?? '').padStart(3, '0') + (found[2] ?? '');
  const fraction = `${digits.slice(0, -2 - (found[2]?.length ?? 0)) || '0'}.${digits.slice(-2 - (found[2]?.length ?? 0))}`;
  const plain = fraction.replace(/^0+(?=\d)/, '').replace(/0+$/, '').replace(/\.$/, '');
  return Number(plain) <= 1 ? plain : null;
}

export function percentOf(fraction: string, locale: string | undefined): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 4 }).format(Number(fraction));
}

export function holdsOn(rate: { valid_from: string; valid_to: string | null }, day: string): 'now' | 'later' | 'over' {
  if (rate.valid_to !== null && rate.valid_to < day) return 'over';
  return rate.valid_from > day ? 'later' : 'now';
}
