/** Words of the setup page itself. */
export const setup = {
  'setup.rooms': 'Rooms of the company',
  'setup.begin': 'First steps',
  'setup.company': 'Company',
  'setup.users': 'Users',
  'setup.people': 'Technicians',
  'setup.territories': 'Territories',
  'setup.places': 'Places',
  'setup.import': 'Import',
} as const;
