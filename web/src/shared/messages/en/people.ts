/** Words of the technicians' room. */
export const people = {} as const;
