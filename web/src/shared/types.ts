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

export type Offer = NonNullable<Body<ApiPaths['/api/v1/invitations']['get']>['offer']>;
export type Company = Body<ApiPaths['/office/v1/company']['get']>;
export type CompanyEdit = NonNullable<ApiPaths['/office/v1/company']['patch']['requestBody']>['content']['application/json'];
export type FirstSteps = Body<ApiPaths['/office/v1/first-steps']['get']>;
export type TaxRate = Body<ApiPaths['/office/v1/tax-rates']['get']>['items'][number];
export type JobType = Body<ApiPaths['/dispatch/v1/job-types']['get']>['items'][number];
export type User = Body<ApiPaths['/office/v1/users']['get']>['items'][number];
export type Invited = Body<ApiPaths['/office/v1/invitations']['post']>;

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

export type Person = Body<ApiPaths['/dispatch/v1/people']['get']>['items'][number];
export type Week = Body<ApiPaths['/dispatch/v1/technicians/{technician_id}/week']['get']>;
export type WeeklyHours = Week['patterns'][number];
export type DayHours = Week['exceptions'][number];
export type Absence = Week['time_off'][number];
export type Duty = Week['on_call'][number];
export type OnCallPlan = Body<ApiPaths['/dispatch/v1/on-call']['get']>;
export type Certificate = Body<ApiPaths['/dispatch/v1/certifications/{certification_id}']['get']>;
export type Lapse = Body<ApiPaths['/dispatch/v1/certifications/lapses']['get']>['items'][number];
export type BrokenVisit = Lapse['visits'][number];
export type Skill = Body<ApiPaths['/dispatch/v1/skills']['get']>['items'][number];

export type HoursPage = Body<ApiPaths['/office/v1/hours']['get']>;
export type Hours = HoursPage['items'][number];
export type HoursDay = Hours['days'][number];
export type HoursPunch = HoursDay['punches'][number];
export type HoursEdit = HoursDay['edits'][number];

export type InvoiceRow = Body<ApiPaths['/office/v1/invoices']['get']>['items'][number];
export type Invoice = Body<ApiPaths['/office/v1/invoices/{invoice_id}']['get']>;
export type ExceptionRow = Body<ApiPaths['/office/v1/exceptions']['get']>['items'][number];
export type ExceptionCounts = Body<ApiPaths['/office/v1/exceptions/counts']['get']>;
export type ExceptionItem = Body<ApiPaths['/office/v1/exceptions/{exception_id}']['get']>;
export type ExceptionAnswer = ExceptionRow['answers'][number];
export type ExceptionLink = NonNullable<ExceptionItem['leads_to']>;
export type EvidenceLine = ExceptionItem['evidence'][number];
export type Colleague = Body<ApiPaths['/office/v1/exceptions/owners']['get']>['items'][number];
export type Customer = Body<ApiPaths['/office/v1/customers/{customer_id}']['get']>;
export type CustomerRow = Body<ApiPaths['/office/v1/customers']['get']>['items'][number];
export type CustomerFile = Body<ApiPaths['/office/v1/customers/{customer_id}/file']['get']>;
export type CustomerSite = CustomerFile['sites'][number];
export type CustomerJob = CustomerFile['open_jobs'][number];
export type Happening = Body<ApiPaths['/office/v1/customers/{customer_id}/history']['get']>['items'][number];
export type SimilarCustomer = Body<ApiPaths['/office/v1/customers/similar']['get']>['items'][number];
export type DuplicatePair = Body<ApiPaths['/office/v1/customers/duplicates']['get']>['items'][number];
export type JobTypeRow = Body<ApiPaths['/dispatch/v1/job-types']['get']>['items'][number];
export type PriceBookItem = Body<ApiPaths['/office/v1/price-book']['get']>['items'][number];

export type ImportKinds = Body<ApiPaths['/office/v1/imports/kinds']['get']>;
export type ImportSummary = Body<ApiPaths['/office/v1/imports']['get']>['items'][number];
export type ImportRun = Body<ApiPaths['/office/v1/imports/{import_id}']['get']>;
export type Unlocated = Body<ApiPaths['/office/v1/unlocated-sites']['get']>['items'][number];
export type Surroundings = Body<ApiPaths['/office/v1/sites/{site_id}/surroundings']['get']>;

export type Territory = Body<ApiPaths['/dispatch/v1/territories']['get']>['items'][number];
export type Ground = Body<ApiPaths['/dispatch/v1/territories/ground']['get']>;
export type Technician = Body<ApiPaths['/dispatch/v1/technicians']['get']>['items'][number];

export type TechnicianDay = Body<MobilePaths['/mobile/v1/day']['get']>;
export type OwnHours = Body<MobilePaths['/mobile/v1/hours']['get']>;
export type OwnDay = OwnHours['days'][number];
export type MobileVisit = TechnicianDay['visits'][number];

export interface Money {
  minor: number;
  currency: string;
}

export interface Span {
  starts_at: string;
  ends_at: string;
}
