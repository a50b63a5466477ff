/** Words of the customers' room. */
export const customers = {} as const;
