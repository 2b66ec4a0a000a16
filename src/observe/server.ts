import { createServer, type Server } from 'node:http';
import type { Health } from './health.ts';
import type { Metrics } from './metrics.ts';

/** Only this machine can connect. */
const HOST = '127.0.0.1';

/** The port can’t be listened on. The message says what to do. */
export class PortProblem extends Error {
  override readonly name = 'PortProblem';
}

interface Reply {
  status: number;
  type?: string;
  body: string;
}

/**
 * Answers `/healthz`, `/healthz/live`, `/healthz/ready` and `/metrics` to this machine alone.
 * @throws PortProblem where the port is taken, or may not be used
 */
export async function listen(port: number, health: Health, metrics: Metrics): Promise<Server> {
  const server = createServer(async ({ method = 'GET', url = '/' }, response) => {
    const reply = await replyTo(method, url.split('?')[0] ?? '/', health, metrics).catch(
      (error: unknown): Reply => ({ status: 500, body: `${error instanceof Error ? error.message : error}\n` }),
    );
    response.writeHead(reply.status, { 'content-type': reply.type ?? 'text/plain; charset=utf-8' });
    response.end(method === 'HEAD' ? undefined : reply.body);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new PortProblem(inWords(port, error), { cause: error })));
    server.listen(port, HOST, resolve);
  });
  // The server must not keep the process running.
  server.unref();
  return server;
}

async function replyTo(method: string, path: string, health: Health, metrics: Metrics): Promise<Reply> {
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, body: 'Only GET is answered here.\n' };
  switch (path) {
    case '/healthz/live':
      return { status: 200, body: 'live\n' };
    case '/healthz':
    case '/healthz/ready': {
      const state = await health.look();
      return { status: state.ready ? 200 : 503, type: 'application/json', body: `${JSON.stringify(state)}\n` };
    }
    case '/metrics':
      return { status: 200, type: metrics.contentType, body: await metrics.text() };
    default:
      return { status: 404, body: 'There are /healthz, /healthz/live, /healthz/ready and /metrics.\n' };
  }
}

function inWords(port: number, error: Error): string {
  const code = 'code' in error ? error.code : undefined;
  const what = code === 'EADDRINUSE' ? 'is taken by another program' : 'can’t be used by this program';
  return `Port ${port} of ${HOST} ${what}. Name another one in BLUELAMP_METRICS_PORT, or leave it empty.`;
}
