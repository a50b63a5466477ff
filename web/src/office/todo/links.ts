/** Where a piece of evidence, or the whole exception, leads. */
import { t } from '../../shared/messages';
import { desk } from '../../shared/session.svelte';
import type { ExceptionLink } from '../../shared/types';

export interface Way {
  href: string;
  word: string;
}

const to = (page: string, params: Record<string, string | null>): string => {
  const given = Object.entries(params).filter((pair): pair is [string, string] => pair[1] !== null);
  return `/${page}?${new URLSearchParams(given)}`;
};

/** Null where the role cannot go. `review` opens a draft where it is approved instead of where it is read. */
export function wayTo(link: ExceptionLink | null, review = false): Way | null {
  if (!link) return null;
  const { kind, id, day, parent_id: parent } = link;
  switch (kind) {
    case 'invoice':
      if (!desk.may('invoices.read')) return null;
      return { href: to('office', { room: 'invoices', [review ? 'review' : 'invoice']: id }), word: t('todo.toInvoice') };
    case 'customer':
      return desk.may('customers.read') ? { href: to('office', { room: 'customers', customer: id }), word: t('todo.toCustomer') } : null;
    case 'visit':
      return desk.may('board.read') ? { href: to('dispatch', { date: day, visit: id }), word: t('todo.toBoard') } : null;
    case 'job':
    case 'plan':
      return desk.may('board.read') && day ? { href: to('dispatch', { date: day }), word: t('todo.toBoard') } : null;
    case 'punch':
      return { href: to('office', { room: 'hours', technician: parent, day }), word: t('todo.toHours') };
    case 'site':
      return desk.may('places.edit') ? { href: to('setup', { room: 'places', site: id }), word: t('todo.toMap') } : null;
    case 'import_run':
      return desk.may('imports.run') ? { href: to('setup', { room: 'import', run: id }), word: t('todo.toImport') } : null;
    case 'technician':
      return desk.may('technicians.read') ? { href: to('setup', { room: 'people', id }), word: t('todo.toPerson') } : null;
    default:
      return null;
  }
}
