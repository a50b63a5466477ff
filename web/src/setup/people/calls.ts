/** What the people room asks of the server, one function a request. */
import type { paths } from '../../api/api';
import { api, bodyOf, ifMatch } from '../../shared/api';
import type { BrokenVisit, Certificate, Duty, Lapse, OnCallPlan, Person, Skill, Visit, Week } from '../../shared/types';

type In<Path extends keyof paths, Method extends 'post' | 'patch'> = paths[Path][Method] extends {
  requestBody: { content: { 'application/json': infer Body } };
}
  ? Body
  : never;

export type TechnicianIn = In<'/dispatch/v1/technicians', 'post'>;
export type WeeklyIn = In<'/dispatch/v1/technicians/{technician_id}/shifts', 'post'>;
export type DayIn = In<'/dispatch/v1/technicians/{technician_id}/shift-exceptions', 'post'>;
export type AwayIn = In<'/dispatch/v1/technicians/{technician_id}/time-off', 'post'>;
export type DutyIn = In<'/dispatch/v1/technicians/{technician_id}/on-call', 'post'>;
export type CertificateIn = In<'/dispatch/v1/technicians/{technician_id}/certifications', 'post'>;

/** What an edit answers: the row, and the booked visits that it broke. */
export interface Edited {
  id: string;
  version: number;
  breaks_visits?: Omit<BrokenVisit, 'candidates'>[];
}

export interface Kept {
  id: string;
  version: number;
}

export interface Page<Row> {
  items: Row[];
  next: string | null;
}

const of = (technicianId: string) => ({ path: { technician_id: technicianId } });

export const people = (q: string, active: boolean | null, cursor: string | null) => {
  const query = { limit: 100, ...(q && { q }), ...(active !== null && { active: String(active) as never }), ...(cursor && { cursor }) };
  return bodyOf<Page<Person>>(api.GET('/dispatch/v1/people', { params: { query } }));
};
export const skills = () => bodyOf<Page<Skill>>(api.GET('/dispatch/v1/skills', { params: { query: { limit: 200 } } }));
export const users = () =>
  bodyOf<Page<{ id: string; name: string; email: string }>>(api.GET('/office/v1/users', { params: { query: { limit: 200 } } }));
export const week = (id: string, date: string) =>
  bodyOf<Week>(api.GET('/dispatch/v1/technicians/{technician_id}/week', { params: { ...of(id), query: { date } } }));

export const hire = (body: TechnicianIn) => bodyOf<Kept>(api.POST('/dispatch/v1/technicians', { body }));
export const edit = (row: Kept, body: Partial<TechnicianIn>) =>
  bodyOf<Kept>(
    api.PATCH('/dispatch/v1/technicians/{technician_id}', { params: { ...of(row.id), header: ifMatch(row.version) }, body }),
  );

export const certificates = (id: string) =>
  bodyOf<Page<Certificate>>(
    api.GET('/dispatch/v1/technicians/{technician_id}/certifications', { params: { ...of(id), query: { limit: 200 } } }),
  );
export const certify = (id: string, body: CertificateIn) =>
  bodyOf<Edited>(api.POST('/dispatch/v1/technicians/{technician_id}/certifications', { params: of(id), body }));
export const editCertificate = (row: Kept, body: Partial<CertificateIn>) =>
  bodyOf<Edited>(
    api.PATCH('/dispatch/v1/certifications/{certification_id}', {
      params: { path: { certification_id: row.id }, header: ifMatch(row.version) },
      body,
    }),
  );
export const dropCertificate = (row: Kept) =>
  api.DELETE('/dispatch/v1/certifications/{certification_id}', {
    params: { path: { certification_id: row.id }, header: ifMatch(row.version) },
  });
export const lapses = (from: string, to: string) =>
  bodyOf<{ items: Lapse[]; left_out: number }>(api.GET('/dispatch/v1/certifications/lapses', { params: { query: { from, to } } }));
export const lapse = (id: string, expiresOn: string) =>
  bodyOf<Lapse>(
    api.GET('/dispatch/v1/certifications/{certification_id}/lapse', {
      params: { path: { certification_id: id }, query: expiresOn ? { expires_on: expiresOn } : {} },
    }),
  );
export const tryAway = (id: string, span: { starts_at: string; ends_at: string; instead_of?: string }) =>
  bodyOf<{ visits: BrokenVisit[] }>(
    api.GET('/dispatch/v1/technicians/{technician_id}/time-off/preview', { params: { ...of(id), query: span } }),
  );

export const onCall = (from: string, to: string) =>
  bodyOf<OnCallPlan>(api.GET('/dispatch/v1/on-call', { params: { query: { from, to } } }));

/** Give a booked visit to somebody else, as it stands now. */
export async function giveVisit(visitId: string, technicianId: string): Promise<void> {
  const path = { visit_id: visitId };
  const visit = await bodyOf<Visit>(api.GET('/dispatch/v1/visits/{visit_id}', { params: { path } }));
  await api.PATCH('/dispatch/v1/visits/{visit_id}', {
    params: { path, header: ifMatch(visit.version) },
    body: { technician_id: technicianId },
  });
}

/** The four kinds of entry in a week: how each is made, changed and taken back. */
export const weekly = {
  add: (id: string, body: WeeklyIn) =>
    bodyOf<Edited>(api.POST('/dispatch/v1/technicians/{technician_id}/shifts', { params: of(id), body })),
  edit: (row: Kept, body: Partial<WeeklyIn>) =>
    bodyOf<Edited>(
      api.PATCH('/dispatch/v1/shifts/{shift_id}', { params: { path: { shift_id: row.id }, header: ifMatch(row.version) }, body }),
    ),
  drop: (row: Kept) =>
    api.DELETE('/dispatch/v1/shifts/{shift_id}', { params: { path: { shift_id: row.id }, header: ifMatch(row.version) } }),
};
export const singleDay = {
  add: (id: string, body: DayIn) =>
    bodyOf<Edited>(api.POST('/dispatch/v1/technicians/{technician_id}/shift-exceptions', { params: of(id), body })),
  edit: (row: Kept, body: Partial<DayIn>) =>
    bodyOf<Edited>(
      api.PATCH('/dispatch/v1/shift-exceptions/{exception_id}', {
        params: { path: { exception_id: row.id }, header: ifMatch(row.version) },
        body,
      }),
    ),
  drop: (row: Kept) =>
    api.DELETE('/dispatch/v1/shift-exceptions/{exception_id}', {
      params: { path: { exception_id: row.id }, header: ifMatch(row.version) },
    }),
};
export const away = {
  add: (id: string, body: AwayIn) =>
    bodyOf<Edited>(api.POST('/dispatch/v1/technicians/{technician_id}/time-off', { params: of(id), body })),
  edit: (row: Kept, body: Partial<AwayIn>) =>
    bodyOf<Edited>(
      api.PATCH('/dispatch/v1/time-off/{time_off_id}', {
        params: { path: { time_off_id: row.id }, header: ifMatch(row.version) },
        body,
      }),
    ),
  drop: (row: Kept) =>
    api.DELETE('/dispatch/v1/time-off/{time_off_id}', { params: { path: { time_off_id: row.id }, header: ifMatch(row.version) } }),
};
export const duty = {
  add: (id: string, body: DutyIn) =>
    bodyOf<Duty>(api.POST('/dispatch/v1/technicians/{technician_id}/on-call', { params: of(id), body })),
  edit: (row: Kept, body: Partial<DutyIn>) =>
    bodyOf<Duty>(
      api.PATCH('/dispatch/v1/on-call/{on_call_id}', { params: { path: { on_call_id: row.id }, header: ifMatch(row.version) }, body }),
    ),
  drop: (row: Kept) =>
    api.DELETE('/dispatch/v1/on-call/{on_call_id}', { params: { path: { on_call_id: row.id }, header: ifMatch(row.version) } }),
};
