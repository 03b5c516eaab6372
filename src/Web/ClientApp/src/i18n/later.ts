/** What the words of keys begin with that the first screens don't need: they are loaded with the first page that does. */
export const LaterWords: readonly string[] = [
  'access.',
  'code.',
  'composer.',
  'countries.',
  'devices.',
  'group.',
  'help.',
  'invite.',
  'join.',
  'link.',
  'orgKind.',
  'organization.',
  'outbox.',
  'password.',
  'people.',
  'person.',
  'presence.',
  'profile.',
  'programs.',
  'reaction.',
  'refusal.',
  'settings.',
  'signIn.',
  'steps.',
  'themes.',
  'typing.',
  'welcome.',
];

/** What only the server says. */
export const ServerWords: readonly string[] = ['mail.', 'start.'];
