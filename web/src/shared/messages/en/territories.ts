/** Words of the territories' room. */
export const territories = {} as const;
