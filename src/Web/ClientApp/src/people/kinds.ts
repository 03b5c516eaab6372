/** The kinds of organizations, in the order in which they are offered. */
export const OrganizationKinds = [
  'ngo',
  'producerOrganization',
  'socialCenter',
  'publicAdministration',
  'university',
  'company',
] as const;
