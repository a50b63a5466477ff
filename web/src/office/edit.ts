/** Changes of a draft before it is approved: quantities, notes and the customer's order number. */
import type { Invoice } from '../shared/types';

export interface DraftEdit {
  quantities: string[];
  notes: string;
  order?: string;
}

const QUANTITY = /^\d{1,9}([.,]\d{1,6})?$/;

export function isSound(edit: DraftEdit): boolean {
  return edit.quantities.every((quantity) => QUANTITY.test(quantity.trim()));
}

/** Only what changed is sent. Lines go together or not at all, each with its own price; zero takes a line out. */
export function editBody(invoice: Invoice, edit: DraftEdit) {
  const quantities = invoice.lines.map((line, index) => plain(edit.quantities[index] ?? line.quantity));
  const changed = quantities.some((quantity, index) => Number(quantity) !== Number(invoice.lines[index]?.quantity));
  const notes = edit.notes.trim();
  const order = edit.order?.trim();
  return {
    ...(changed && { lines: linesWith(invoice, quantities) }),
    ...(notes !== (invoice.notes ?? '') && { notes }),
    ...(order !== undefined && order !== invoice.purchase_order && { purchase_order: order }),
  };
}

function linesWith(invoice: Invoice, quantities: string[]) {
  return invoice.lines.flatMap((line, index) => {
    const quantity = quantities[index] ?? line.quantity;
    if (Number(quantity) === 0) return [];
    return [{ code: line.code, quantity, ...(line.unit_price && { unit_price: line.unit_price }) }];
  });
}

const plain = (text: string) => text.trim().replace(',', '.');
