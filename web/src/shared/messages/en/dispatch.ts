/** Words of the dispatch page. */
export const dispatch = {} as const;
