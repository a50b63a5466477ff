/** Words of the places' room. */
export const places = {} as const;
