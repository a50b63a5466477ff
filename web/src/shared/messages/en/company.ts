/** Words of the company's settings and users. */
export const company = {} as const;
