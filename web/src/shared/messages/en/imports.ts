/** Words of the imports' room. */
export const imports = {} as const;
