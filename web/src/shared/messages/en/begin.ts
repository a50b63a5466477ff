/** Words of the first page and the first steps. */
export const begin = {} as const;
