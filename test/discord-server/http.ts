import type { Buffer } from 'node:buffer';
import { once } from 'node:events';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import * as z from 'zod';
import { Refusal } from './refusal.ts';
import type { SentFile } from './sent.ts';
import type { Traffic, Trouble } from './traffic.ts';

/** A request, taken apart. */
export interface Ask {
  /** For reports: the method and the path. */
  request: string;
  method: string;
  params: Record<string, string>;
  query: URLSearchParams;
  body: unknown;
  files: SentFile[];
  /** Whether the app has not got the answer, or won't: it may well ask the same again. */
  unheard: () => boolean;
}

/** A way to be asked. What `answer` returns goes out as JSON, and nothing as 204. */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v10`, with `:names` for the parts that vary. */
  path: string;
  /** Interaction tokens carry their own proof; everything else needs the app's. */
  open?: boolean;
  /** Of a full answer; 200 where it is not said. */
  status?: number;
  answer(ask: Ask): unknown;
}

/** A request that is over. */
export interface Exchange {
  method: string;
  path: string;
  /** 0 where none was given. */
  status: number;
  code?: number;
}

/** What goes out. */
interface Answer {
  status: number;
  headers: Record<string, string>;
  body?: unknown;
}

export interface HttpOptions {
  routes: readonly Route[];
  token: string;
  traffic: Traffic;
  /** Called before and after each request. */
  onRequest: () => void;
  onAnswer: (exchange: Exchange) => void;
  fileAt: (id: string) => { contentType: string; bytes: Uint8Array } | undefined;
}

const PREFIX = '/api/v10';
/** Discord's own bound on a whole request. */
const MAX_REQUEST = 25 * 1024 * 1024;

/** Answers requests by the routes; the files that messages carry are served beside them. */
export function requestListener(options: HttpOptions): RequestListener {
  const routes = options.routes.map((route) => ({ route, pattern: patternOf(route.path) }));
  return async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://local');
    if (pathname.startsWith('/attachments/')) return sendFile(response, options.fileAt(pathname.split('/')[2] ?? ''));
    const [method, path] = [request.method ?? 'GET', decodeURIComponent(pathname.slice(PREFIX.length))];
    options.onRequest();
    const bytes = await buffer(request);
    const { trouble, headers, carriedOut } = options.traffic.judge(method, path);
    const answer = carriedOut ? await attempt(() => find().answer(), headers) : undefined;
    const status = await deliver(response, trouble, answer);
    options.onAnswer({ method, path, status, ...(trouble === undefined ? codeOf(answer?.body) : {}) });

    function find() {
      for (const { route, pattern } of routes) {
        const match = route.method === method ? pattern.exec(path) : null;
        if (match) return { answer: () => run(route, { ...match.groups }) };
      }
      throw new Refusal('NotFound');
    }

    async function run(route: Route, params: Record<string, string>): Promise<Omit<Answer, 'headers'>> {
      if (!route.open && request.headers.authorization !== `Bot ${options.token}`) throw new Refusal('Unauthorized');
      const { body, files } = await contents(request, bytes);
      const answer = await route.answer({
        request: `${method} ${path}`,
        method,
        params,
        query: searchParams,
        body,
        files,
        unheard: () => trouble !== undefined || (response.closed && !response.writableFinished),
      });
      if (answer === undefined || answer === null) return { status: 204 };
      return { status: route.status ?? 200, body: answer };
    }
  };
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
}

/** Runs a route; refusals become answers, and anything else is a fault of the local Discord, said aloud. */
async function attempt(run: () => Promise<Omit<Answer, 'headers'>>, headers: Record<string, string>): Promise<Answer> {
  try {
    return { ...(await run()), headers };
  } catch (error) {
    const refusal = error instanceof z.ZodError || error instanceof SyntaxError ? new Refusal('InvalidBody') : error;
    if (refusal instanceof Refusal) return { headers, status: refusal.status, body: refusal.toJSON() };
    console.error('The local Discord failed:', error);
    return { headers, status: 500, body: { message: '500: Internal Server Error', code: 0 } };
  }
}

/** The JSON of a request, and the files beside it. */
async function contents(request: IncomingMessage, bytes: Buffer): Promise<{ body: unknown; files: SentFile[] }> {
  if (bytes.length > MAX_REQUEST) throw new Refusal('TooLarge');
  const type = request.headers['content-type'] ?? '';
  if (bytes.length === 0) return { body: undefined, files: [] };
  if (!type.startsWith('multipart/form-data')) return { body: JSON.parse(bytes.toString('utf8')), files: [] };
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  const files: SentFile[] = [];
  for (const [key, part] of form) {
    if (typeof part === 'string') continue;
    const number = /^files\[(\d+)\]$/.exec(key)?.[1] ?? key;
    files.push({
      key: number,
      name: part.name,
      contentType: part.type,
      bytes: new Uint8Array(await part.arrayBuffer()),
    });
  }
  const json = form.get('payload_json');
  return { body: typeof json === 'string' ? JSON.parse(json) : undefined, files };
}

/** Sends the answer, or what comes in its place. @returns the status that the app has seen; 0 where none */
async function deliver(response: ServerResponse, trouble: Trouble | undefined, answer?: Answer): Promise<number> {
  if (trouble === undefined) {
    if (answer !== undefined) send(response, answer);
    return answer?.status ?? 0;
  }
  if (trouble.kind === 'answer') {
    response.writeHead(trouble.status, trouble.headers).end(trouble.body);
    return trouble.status;
  }
  if (trouble.kind === 'hangs') await closedWithin(response, trouble.ms);
  response.destroy();
  return 0;
}

/** Waits until the app gives a connection up, but at most so long. */
async function closedWithin(response: ServerResponse, ms: number): Promise<void> {
  const waited = new AbortController();
  const timer = Number.isFinite(ms) ? setTimeout(() => waited.abort(), ms) : undefined;
  await once(response, 'close', { signal: waited.signal }).catch(() => undefined);
  clearTimeout(timer);
}

/** A 204 goes out without a content type: clients parse what claims to be JSON. */
function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, body === undefined ? headers : { ...headers, 'content-type': 'application/json' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

function sendFile(response: ServerResponse, file: ReturnType<HttpOptions['fileAt']>): void {
  response.writeHead(file ? 200 : 404, file ? { 'content-type': file.contentType } : {});
  response.end(file?.bytes);
}

function codeOf(body: unknown): { code?: number } {
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
  return typeof code === 'number' ? { code } : {};
}
