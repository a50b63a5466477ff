/** Fills a message: `{name}` and `{count, plural, one {# job} other {# jobs}}`, as in ICU. */

export type Params = Record<string, string | number>;

export function fill(message: string, params: Params, locale: string): string {
  let out = '';
  let at = 0;
  while (at < message.length) {
    const open = message.indexOf('{', at);
    if (open < 0) return out + message.slice(at);
    const close = closing(message, open);
    out += message.slice(at, open) + argument(message.slice(open + 1, close), params, locale);
    at = close + 1;
  }
  return out;
}

function argument(inside: string, params: Params, locale: string): string {
  const plural = /^\s*(\w+)\s*,\s*plural\s*,/.exec(inside);
  if (!plural) return String(params[inside.trim()] ?? '');
  const count = Number(params[plural[1] ?? ''] ?? 0);
  const forms = choices(inside.slice(plural[0].length));
  const form = forms[`=${count}`] ?? forms[new Intl.PluralRules(locale).select(count)] ?? forms.other ?? '';
  return fill(form.replaceAll('#', new Intl.NumberFormat(locale).format(count)), params, locale);
}

function choices(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  let at = 0;
  for (;;) {
    const open = text.indexOf('{', at);
    if (open < 0) return found;
    const close = closing(text, open);
    found[text.slice(at, open).trim()] = text.slice(open + 1, close);
    at = close + 1;
  }
}

/** Where the brace opened at `open` is closed. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error(`A brace is left open in: ${text}`);
}
