/** The first steps: in which group each stands, and which room it leads to. */

export const GROUPS = {
  company: ['company', 'depot', 'hours', 'logo'],
  books: ['tax', 'invoices', 'price_book', 'job_types'],
  work: ['users', 'technicians', 'customers', 'jobs'],
} as const;

export type Group = keyof typeof GROUPS;
export type StepKey = (typeof GROUPS)[Group][number];

interface Door {
  room: string;
  params: Record<string, string>;
  needs: string;
}

const company = (part: string, needs = 'company.edit'): Door => ({ room: 'company', params: { part }, needs });
const imports = (kind: string): Door => ({ room: 'import', params: { kind }, needs: 'imports.run' });

export const DOORS: Record<StepKey, Door> = {
  company: company('facts'),
  depot: company('depot'),
  hours: company('hours'),
  logo: company('logo'),
  tax: company('tax', 'tax.edit'),
  invoices: company('invoices'),
  price_book: imports('price-book'),
  job_types: company('work', 'job_types.edit'),
  users: { room: 'users', params: {}, needs: 'users.edit' },
  technicians: { room: 'people', params: {}, needs: 'technicians.edit' },
  customers: imports('customers'),
  jobs: imports('jobs'),
};
