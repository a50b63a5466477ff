/** The words on the screen: `t('plan.tomorrow')`, with keys checked by the compiler. */
import { en } from './en';
import { fill, type Params } from './format';

export type MessageKey = keyof typeof en;

let locale = 'en-US';

/** The company's locale, for plural forms and figures inside sentences. */
export function useLocale(next: string): void {
  locale = next;
}

export function t(key: MessageKey, params: Params = {}): string {
  return fill(en[key], params, locale);
}

/** A message for a word that the server chose, such as a status; the word itself when it is a new one. */
export function tWord(group: string, word: string): string {
  const key = `${group}.${word}`;
  return key in en ? t(key as MessageKey) : word.replaceAll('_', ' ').toLowerCase();
}
