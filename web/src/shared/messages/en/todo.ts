/** Words of the office's list of what needs a person. */
export const todo = {} as const;
