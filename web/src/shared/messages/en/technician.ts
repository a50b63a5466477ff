/** Words of the technician page. */
export const technician = {} as const;
