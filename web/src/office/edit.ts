/** Changes of a draft before it is approved: quantities and notes. */
import type { Invoice } from '../shared/types';

export interface DraftEdit {
  quantities: string[];
  notes: string;
}

const QUANTITY = /^\d{1,9}([.,]\d{1,6})?$/;

export function isSound(edit: DraftEdit): boolean {
  return edit.quantities.every((quantity) => QUANTITY.test(quantity.trim()));
}

export function editBody(invoice: Invoice, edit: DraftEdit) {
  const lines = invoice.lines.map((line, index) => ({
    code: line.code,
    quantity: (edit.quantities[index] ?? line.quantity).trim().replace(',', '.'),
  }));
  return { lines, notes: edit.notes.trim() };
}
