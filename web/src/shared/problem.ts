/** What the server refuses, as one typed error with a sentence for people. */
import { t } from './messages';

export interface FieldFault {
  field: string;
  reason: string;
}

export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly faults: FieldFault[] = [],
    readonly extras: Record<string, unknown> = {},
    readonly retryAfter: number | null = null,
  ) {
    super(detail || code || `HTTP ${status}`);
    this.name = 'Problem';
  }

  /** One sentence that says what happened and what was kept. */
  get sentence(): string {
    if (this.status === 0) return t('error.offline');
    if (this.status === 412) return t('error.stale');
    if (this.status === 403) return t('error.forbidden');
    if (this.faults.length > 0) return this.faults.map((fault) => fault.reason).join(' ');
    if (this.detail && this.status < 500) return this.detail;
    if (this.status === 404) return t('error.notFound');
    return t('error.server', { status: this.status });
  }
}

export function sentenceOf(error: unknown): string {
  return error instanceof Problem ? error.sentence : t('error.unknown');
}

/** What is wrong with a field of the request, as a sentence; with `json.` of any field. Empty when nothing is. */
export function reasonAt(error: unknown, field: string): string {
  if (!(error instanceof Problem)) return '';
  const found = error.faults.find((fault) => (field.endsWith('.') ? fault.field.startsWith(field) : fault.field === field));
  return found ? `${found.reason.charAt(0).toUpperCase()}${found.reason.slice(1)}.` : '';
}

/** Reads problem+json; anything else becomes a problem of its status alone. */
export async function problemFrom(response: Response): Promise<Problem> {
  const retry = Number(response.headers.get('Retry-After'));
  const body: unknown = await response.json().catch(() => null);
  const { code, detail, errors, ...extras } = (body ?? {}) as Record<string, unknown>;
  return new Problem(
    response.status,
    typeof code === 'string' ? code : '',
    typeof detail === 'string' ? detail : '',
    Array.isArray(errors) ? (errors as FieldFault[]) : [],
    extras,
    Number.isFinite(retry) && retry > 0 ? retry : null,
  );
}
