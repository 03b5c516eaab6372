import { language } from '../i18n';

/** The server's "no", or a line that failed. `code` is stable; `message` is written for people. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly field?: string,
    /** Milliseconds that the server asks to wait. */
    readonly after?: number,
  ) {
    super(message);
  }

  /** Whether the same request may succeed later: no line, a timeout, too many, or a server that is busy. */
  get passing(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** How long to wait for an answer before it counts as a failed line. */
const Patience = 30_000;

/** One request to the API; a blob is sent as it is, anything else as JSON. Throws {@link Refused}. */
export async function send<T>(
  method: Method,
  path: string,
  body?: unknown,
  patience = Patience,
  more: Readonly<Record<string, string>> = {},
  stop?: AbortSignal,
): Promise<T> {
  const isRaw = body instanceof Blob;
  const answer = await fetch(path, {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      'accept-language': language.value,
      ...(body === undefined ? {} : { 'content-type': isRaw ? 'application/octet-stream' : 'application/json' }),
      ...more,
    },
    body: body === undefined || isRaw ? body : JSON.stringify(body),
    signal: stop ?? AbortSignal.timeout(patience),
  }).catch((cause) => {
    throw new Refused(0, 'no_line', String(cause));
  });
  const text = await answer.text().catch(() => {
    throw new Refused(0, 'no_line', 'The answer broke off.');
  });
  const said = parse(text);
  if (!answer.ok) throw refusal(answer, said);
  if (text && said === undefined) throw new Refused(0, 'no_line', 'Somebody else answered.');
  return said as T;
}

export const get = <T>(path: string, stop?: AbortSignal): Promise<T> =>
  send<T>('GET', path, undefined, Patience, {}, stop);
export const post = <T>(path: string, body: unknown = {}): Promise<T> => send<T>('POST', path, body);
export const put = <T>(path: string, body: unknown = {}): Promise<T> => send<T>('PUT', path, body);
export const patch = <T>(path: string, body: unknown): Promise<T> => send<T>('PATCH', path, body);
export const del = <T>(path: string): Promise<T> => send<T>('DELETE', path);

interface Problem {
  readonly code?: string;
  readonly detail?: string;
  readonly field?: string;
}

/** What the server refuses has a code. What has none was refused on the way, by the gate of a café or a proxy. */
function refusal(answer: Response, said: unknown): Refused {
  const problem = (said ?? {}) as Problem;
  const seconds = Number(answer.headers.get('retry-after'));
  const after = seconds > 0 ? seconds * 1000 : undefined;
  if (problem.code) return new Refused(answer.status, problem.code, problem.detail ?? '', problem.field, after);
  const passing = answer.status === 408 || answer.status === 429 || answer.status >= 500;
  return new Refused(
    passing ? answer.status : 0,
    passing ? `status_${answer.status}` : 'no_line',
    '',
    undefined,
    after,
  );
}

/** What the text says, or undefined when it isn't JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
