/** What the words of keys begin with that the first screens don't need: they are loaded with the first page that does. */
export const LaterWords: readonly string[] = [
  'access.',
  'code.',
  'devices.',
  'help.',
  'invite.',
  'join.',
  'link.',
  'organization.',
  'people.',
  'person.',
  'presence.',
  'profile.',
  'programs.',
  'settings.',
  'signIn.',
  'steps.',
  'welcome.',
];

/** What only the server says. */
export const ServerWords: readonly string[] = ['mail.', 'start.'];
