/** The roles, those that are given most often first. */
export const ROLES = ['dispatcher', 'technician', 'office', 'payroll', 'owner', 'auditor'] as const;
