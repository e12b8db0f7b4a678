/** Serves clients over Streamable HTTP, on the loopback interface alone. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import {
  createMcpHandler,
  hostHeaderValidationResponse,
  localhostAllowedHostnames,
  localhostAllowedOrigins,
  originValidationResponse,
} from '@modelcontextprotocol/server';
import { Stop } from '../app/stop.ts';
import { systemWords } from '../app/system-errors.ts';
import { serverFor } from './server-factory.ts';
import type { Workspace } from './workspace.ts';

const LOOPBACK = '127.0.0.1';
const PLACE = '/mcp';

/**
 * Serves until the process is ended by a signal.
 * @param port 0 for one that is free
 */
export async function overHttp(workspace: Workspace, version: string, port: number): Promise<void> {
  const handler = createMcpHandler(() => serverFor(workspace, version));
  const answer = async (request: Request): Promise<Response> => {
    // Pages of a browser reach the loopback interface too: by their own names (DNS rebinding), or from their own origins.
    const refused = hostHeaderValidationResponse(request, localhostAllowedHostnames()) ?? originValidationResponse(request, localhostAllowedOrigins());
    if (refused !== undefined) return refused;
    if (new URL(request.url).pathname !== PLACE) return new Response(`the endpoint is ${PLACE}\n`, { status: 404 });
    return handler.fetch(request);
  };
  const server = createServer((incoming, outgoing) => {
    exchange(incoming, outgoing, answer).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(new Stop('usage', `cannot listen on port ${port}: ${systemWords(error)}`, 'use another port, or 0 for one that is free')),
    );
    server.listen(port, LOOPBACK, resolve);
  });
  process.stderr.write(`hsimc: serving http://${LOOPBACK}:${(server.address() as AddressInfo).port}${PLACE}\n`);
  await new Promise<void>((resolve) => server.once('close', resolve));
}

/** An exchange of Node as one of the web: a client that disconnects ends its request. */
async function exchange(incoming: IncomingMessage, outgoing: ServerResponse, answer: (request: Request) => Promise<Response>): Promise<void> {
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) for (const one of [value ?? []].flat()) headers.append(name, one);
  const body =
    incoming.method === 'GET' || incoming.method === 'HEAD'
      ? {}
      : { body: Readable.toWeb(incoming) as unknown as NonNullable<RequestInit['body']>, duplex: 'half' as const };
  const url = `http://${incoming.headers.host ?? LOOPBACK}${incoming.url ?? '/'}`;
  const response = await answer(new Request(url, { method: incoming.method ?? 'GET', headers, signal: gone.signal, ...body }));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body === null) outgoing.end();
  else await pipeline(Readable.fromWeb(response.body as ReadableStream), outgoing);
}
