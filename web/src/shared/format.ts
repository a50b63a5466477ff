/** Times, dates, durations and money in the company's zone, locale and currency. */
import { t } from './messages';
import type { Money, Session } from './types';

type Company = Pick<Session['company'], 'timezone' | 'locale' | 'hour_cycle' | 'currency'>;

const DAY = 86_400_000;
const PLAIN: Company = { timezone: 'UTC', locale: 'en-US', hour_cycle: 'h12', currency: 'USD' };

export class Formatter {
  private readonly clockForm: Intl.DateTimeFormat;
  private readonly partsForm: Intl.DateTimeFormat;

  constructor(readonly company: Company) {
    const zone = { timeZone: company.timezone, hourCycle: company.hour_cycle } as const;
    this.clockForm = new Intl.DateTimeFormat(company.locale, { hour: 'numeric', minute: '2-digit', ...zone });
    this.partsForm = new Intl.DateTimeFormat('en-CA', {
      timeZone: company.timezone, hourCycle: 'h23',
      year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
    });
  }

  static of(company: Company | undefined): Formatter {
    return new Formatter(company ?? PLAIN);
  }

  /** 8:05 AM or 08:05 */
  clock(instant: string | number): string {
    return this.clockForm.format(new Date(instant)).replace('\u202f', '\u00a0');
  }

  /** 8:05 AM – 9:30 AM, the half of the day said once where it is the same */
  range(from: string | number, to: string | number): string {
    return this.clockForm.formatRange(new Date(from), new Date(to)).replaceAll(/[\u2009\u202f]/g, '\u00a0');
  }

  /** 8 AM or 08, for the head of the board */
  hour(instant: number): string {
    const form = new Intl.DateTimeFormat(this.company.locale, {
      hour: 'numeric', hourCycle: this.company.hour_cycle, timeZone: this.company.timezone,
    });
    return form.format(instant).replace('\u202f', '\u00a0');
  }

  /** Tuesday, November 24 */
  day(date: string, weekday: 'long' | 'short' = 'long'): string {
    const month = weekday === 'long' ? 'long' : 'short';
    return this.dateForm({ weekday, day: 'numeric', month }).format(noon(date));
  }

  /** Nov 24, 2026 */
  date(date: string): string {
    return this.dateForm({ day: 'numeric', month: 'short', year: 'numeric' }).format(noon(date.slice(0, 10)));
  }

  weekday(date: string): string {
    return this.dateForm({ weekday: 'long' }).format(noon(date));
  }

  /** Nov 24, 8:05 AM */
  moment(instant: string): string {
    const form = new Intl.DateTimeFormat(this.company.locale, {
      day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit',
      timeZone: this.company.timezone, hourCycle: this.company.hour_cycle,
    });
    return form.format(new Date(instant)).replace('\u202f', '\u00a0');
  }

  /** 2 h 15 min; never a bare number of seconds */
  duration(seconds: number): string {
    const minutes = Math.round(Math.abs(seconds) / 60);
    const h = Math.floor(minutes / 60);
    const m = minutes % 60;
    if (h === 0) return t('duration.m', { m });
    return m === 0 ? t('duration.h', { h }) : t('duration.hm', { h, m });
  }

  /** 6.5 or 8, for loads where two figures stand side by side */
  hours(seconds: number): string {
    return new Intl.NumberFormat(this.company.locale, { maximumFractionDigits: 1 }).format(seconds / 3600);
  }

  /** in 25 min, 3 min ago, now; null when it is too far to say so */
  near(instant: string, now: number): string | null {
    const seconds = (Date.parse(instant) - now) / 1000;
    if (Math.abs(seconds) < 45) return t('near.now');
    if (Math.abs(seconds) > 5400) return null;
    const span = this.duration(seconds);
    return seconds > 0 ? t('near.in', { span }) : t('near.ago', { span });
  }

  money(money: Money): string {
    const form = new Intl.NumberFormat(this.company.locale, { style: 'currency', currency: money.currency });
    const digits = form.resolvedOptions().maximumFractionDigits ?? 2;
    return form.format(money.minor / 10 ** digits);
  }

  number(value: number): string {
    return new Intl.NumberFormat(this.company.locale, { maximumFractionDigits: 6 }).format(value);
  }

  percent(share: number): string {
    return new Intl.NumberFormat(this.company.locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
  }

  /** The company-local date and minutes of an instant. */
  local(instant: string | number): { date: string; time: string } {
    const parts = Object.fromEntries(this.partsForm.formatToParts(new Date(instant)).map((p) => [p.type, p.value]));
    return { date: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` };
  }

  /** The instant of a local date and time; on a clock change, the reading after it. */
  instant(date: string, time: string): string {
    const wanted = Date.parse(`${date}T${time}:00Z`);
    let guess = wanted;
    for (let round = 0; round < 2; round += 1) {
      const shown = this.local(guess);
      guess += wanted - Date.parse(`${shown.date}T${shown.time}:00Z`);
    }
    return this.withOffset(guess);
  }

  /** RFC 3339 with the company's offset at that moment. */
  withOffset(epoch: number): string {
    const shown = this.local(epoch);
    const whole = Math.floor(epoch / 60_000) * 60_000;
    const minutes = Math.round((Date.parse(`${shown.date}T${shown.time}:00Z`) - whole) / 60_000);
    const sign = minutes < 0 ? '-' : '+';
    const pad = (value: number) => String(Math.floor(Math.abs(value))).padStart(2, '0');
    const seconds = pad((epoch - whole) / 1000);
    return `${shown.date}T${shown.time}:${seconds}${sign}${pad(minutes / 60)}:${pad(Math.abs(minutes) % 60)}`;
  }

  private dateForm(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    return new Intl.DateTimeFormat(this.company.locale, { ...options, timeZone: 'UTC' });
  }
}

const noon = (date: string) => Date.parse(`${date}T12:00:00Z`);

export function addDays(date: string, days: number): string {
  return new Date(noon(date) + days * DAY).toISOString().slice(0, 10);
}
