/** Words of the hours' room. */
export const hours = {} as const;
