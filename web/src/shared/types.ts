/** The shapes that the server sends, taken from its OpenAPI documents. */
import type { paths as ApiPaths } from '../api/api';
import type { paths as MobilePaths } from '../api/mobile';

/** An answer always carries every key; what may be empty is null. The documents leave keys optional. */
type Whole<T> = T extends (infer Item)[]
  ? Whole<Item>[]
  : T extends object
    ? { [Key in keyof T]-?: Whole<Exclude<T[Key], undefined>> }
    : T;

type Body<Operation> = Operation extends { responses: infer Responses }
  ? Whole<
      {
        [Code in keyof Responses]: Code extends 200 | 201 | 202
          ? Responses[Code] extends { content: { 'application/json': infer Json } }
            ? Json
            : never
          : never;
      }[keyof Responses]
    >
  : never;

export type Session = Body<ApiPaths['/api/v1/session']['get']>;
export type Welcome = Body<ApiPaths['/api/v1/welcome']['get']>;

export type Board = Body<ApiPaths['/dispatch/v1/board']['get']>;
export type BoardTechnician = Board['technicians'][number];
export type BoardVisit = BoardTechnician['visits'][number];
export type Unassigned = Board['unassigned'][number];
export type Kpis = Board['kpis'];
export type Plan = Body<ApiPaths['/dispatch/v1/plans/{plan_id}']['get']>;
export type PlanChange = Plan['changes'][number];
export type Visit = Body<ApiPaths['/dispatch/v1/visits/{visit_id}']['get']>;
export type Pin = BoardVisit['pinned'];
export type VisitState = BoardVisit['status'];

export type InvoiceRow = Body<ApiPaths['/office/v1/invoices']['get']>['items'][number];
export type Invoice = Body<ApiPaths['/office/v1/invoices/{invoice_id}']['get']>;
export type PriceBookItem = Body<ApiPaths['/office/v1/price-book']['get']>['items'][number];

export type Unlocated = Body<ApiPaths['/office/v1/unlocated-sites']['get']>['items'][number];
export type Surroundings = Body<ApiPaths['/office/v1/sites/{site_id}/surroundings']['get']>;

export type TechnicianDay = Body<MobilePaths['/mobile/v1/day']['get']>;
export type MobileVisit = TechnicianDay['visits'][number];

export interface Money {
  minor: number;
  currency: string;
}

export interface Span {
  starts_at: string;
  ends_at: string;
}
