/** Words of the page that shows the API. */
export const docs = {
  'docs.title': 'API',
  'docs.lead': 'Two documents describe everything a program may ask. Both are OpenAPI 3.1.',
  'docs.api': 'Dispatch, office and sign-in',
  'docs.mobile': 'The technician’s phone',
  'docs.download': 'Document as JSON',
  'docs.search': 'Search paths and words',
  'docs.needs': 'needs {permission}',
  'docs.open': 'open to all',
  'docs.takes': 'Takes',
  'docs.answers': 'Answers',
  'docs.refuses': 'Refuses with',
  'docs.required': 'required',
  'docs.none': 'Nothing matches',
  'docs.noneText': 'No path or sentence holds these words.',
} as const;
