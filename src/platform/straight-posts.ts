import type { IncomingHttpHeaders, RequestListener, Server, ServerResponse } from 'node:http';
import { newId } from './ids.ts';

export interface StraightPost {
  headers: IncomingHttpHeaders;
  body: Buffer;
  requestId: string;
}

export interface StraightAnswer {
  status: number;
  headers?: Record<string, string>;
}

export interface StraightRoute {
  path: string;
  /** More is answered with 413. */
  mostBytes: number;
  /** Never rejects. */
  answer(post: StraightPost): Promise<StraightAnswer>;
  observe?(answered: { requestId: string; status: number; ms: number }): void;
}

/**
 * Takes POSTs to exactly these paths before the routes of the server see them: no cookies, security headers or hooks, which are for
 * browsers, and which cost a webhook as much as all the rest of its request. Time-outs and closing stay the server's.
 * @param closing answers after it was aborted close their connections.
 */
export function answerStraight(server: Server, routes: readonly StraightRoute[], closing: AbortSignal): void {
  const byPath = new Map(routes.map((route) => [route.path, route]));
  const others = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    const route = request.method === 'POST' ? byPath.get(request.url!) : undefined;
    if (!route) {
      for (const other of others) other(request, response);
      return;
    }
    const began = performance.now();
    const requestId = newId();
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= route.mostBytes) chunks.push(chunk);
      else if (!response.headersSent) {
        // What follows is read by nobody.
        finish(response, requestId, { status: 413, headers: { connection: 'close' } });
        route.observe?.({ requestId, status: 413, ms: performance.now() - began });
        response.once('finish', () => request.destroy());
      }
    });
    request.on('end', () => {
      if (bytes > route.mostBytes) return;
      const body = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
      void route.answer({ headers: request.headers, body, requestId }).then((answer) => {
        if (closing.aborted) response.setHeader('connection', 'close');
        finish(response, requestId, answer);
        route.observe?.({ requestId, status: answer.status, ms: performance.now() - began });
      });
    });
  });
}

function finish(response: ServerResponse, requestId: string, { status, headers }: StraightAnswer): void {
  response.writeHead(status, { 'x-request-id': requestId, 'content-length': '0', ...headers });
  response.end();
}
