import { HttpTransportType, HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import createClient from 'openapi-fetch';
import { v7 as newRequest } from 'uuid';
import type { components, paths } from './comparte.js';

type Entry = components['schemas']['Entry'];

// Who one is, what was said last in a conversation, something said there, and how it comes back live.
const [site, token, thread, text] = process.argv.slice(2);
if (!site || !token || !thread || !text) {
  console.error('npm start -- ADDRESS TOKEN CONVERSATION WORDS');
  process.exit(1);
}

const comparte = createClient<paths>({ baseUrl: site, headers: { Authorization: `Bearer ${token}` } });

/** What was asked for, or the refusal in words. */
function given<T>({ data, response }: { data?: T; response: Response }): T {
  if (data === undefined) throw new Error(`${response.status} ${response.url}`);
  return data;
}

const me = given(await comparte.GET('/api/me'));
console.log(me.member?.name);

// A topic is read as far as it goes; where one stands is its epoch and revision.
const page = given(
  await comparte.GET('/api/topics/{kind}/{id}/entries', { params: { path: { kind: 'thread', id: thread } } }),
);
for (const entry of page.entries ?? []) if (entry.kind === 'post') console.log(`${new Date(entry.at ?? 0).toISOString()} ${entry.source}`);

// From there on the socket tells. The server says something each 30 s at least; the library would give up after as many.
const requestId = newRequest();
const socket = new HubConnectionBuilder()
  .withUrl(new URL('/live', site).href, {
    skipNegotiation: true,
    transport: HttpTransportType.WebSockets,
    accessTokenFactory: () => token,
  })
  .withServerTimeout(60_000)
  .configureLogging(LogLevel.Error)
  .build();
const heard = new Promise<void>((resolve) => {
  socket.on('Changes', ({ entries }: { entries: Entry[] }) => {
    if (entries.some((entry) => entry.kind === 'post' && entry.requestId === requestId)) resolve();
  });
});
await socket.start();
await socket.invoke('Open', [{ topic: `thread/${thread}`, epoch: page.epoch, rev: page.to }]);

// The same request sent again is the same post: whoever gets no answer just repeats it.
given(
  await comparte.POST('/api/threads/{id}/posts', {
    params: { path: { id: thread } },
    body: { requestId, body: text },
  }),
);
await heard;
console.log(`live: ${text}`);
await socket.stop();
