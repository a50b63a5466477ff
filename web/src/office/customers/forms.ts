/** What the forms hold while they are filled in, and what is sent. */
import type { Customer } from '../../shared/types';

export interface Draft {
  name: string;
  phone: string;
  email: string;
  billing_address: string;
  payment_days: string;
  purchase_order_required: boolean;
  tax_exempt: boolean;
  exemption_certificate: string;
  exemption_expires_on: string;
  on_hold: boolean;
  notes: string;
}

const PHONE = /^[\d\s()+./-]{5,}$/;

/** A new customer begins with what was typed into the search: a number, an address of a mailbox, or a name. */
export function emptyDraft(typed: string): Draft {
  const text = typed.trim();
  return {
    name: PHONE.test(text) || text.includes('@') ? '' : text,
    phone: PHONE.test(text) ? text : '',
    email: text.includes('@') ? text : '',
    billing_address: '',
    payment_days: '',
    purchase_order_required: false,
    tax_exempt: false,
    exemption_certificate: '',
    exemption_expires_on: '',
    on_hold: false,
    notes: '',
  };
}

export function draftOf(customer: Customer): Draft {
  return {
    name: customer.name,
    phone: customer.phone,
    email: customer.email,
    billing_address: customer.billing_address,
    payment_days: customer.payment_days === null ? '' : String(customer.payment_days),
    purchase_order_required: customer.purchase_order_required,
    tax_exempt: customer.tax_exempt,
    exemption_certificate: customer.exemption_certificate,
    exemption_expires_on: customer.exemption_expires_on ?? '',
    on_hold: customer.on_hold,
    notes: customer.notes,
  };
}

export function bodyFrom(draft: Draft) {
  const days = String(draft.payment_days ?? '').trim();
  return {
    ...draft,
    payment_days: days === '' ? null : Number(days),
    exemption_expires_on: draft.tax_exempt && draft.exemption_expires_on ? draft.exemption_expires_on : null,
  };
}
