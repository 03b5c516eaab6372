import { SignIn } from '../app/routes';

/** Where somebody goes after signing in: to the page that was asked for, if it is one of this app. */
export function destination(asked: string | undefined): string {
  if (!asked || !/^\/app(?:$|[/?#])/.test(asked) || asked.startsWith(SignIn)) return '/app';
  return asked;
}
