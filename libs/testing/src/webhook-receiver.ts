import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** Answers as the test says; default 200 with nothing. */
export type ReceiverAnswer = (
  request: ReceivedRequest,
  response: ServerResponse,
  incoming: IncomingMessage,
) => void;

const accept: ReceiverAnswer = (_request, response) => void response.writeHead(200).end();

/** A program of somebody else that listens on a real socket and keeps what came. */
export async function aWebhookReceiver() {
  let received: ReceivedRequest[] = [];
  let answer = accept;
  const server = createServer((incoming, response) => {
    let body = '';
    incoming.on('data', (part: Buffer) => (body += part.toString()));
    incoming.on('end', () => {
      const request = {
        method: incoming.method ?? '',
        path: incoming.url ?? '',
        headers: incoming.headers as Record<string, string>,
        body,
      };
      received.push(request);
      answer(request, response, incoming);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: () => received,
    bodies: () => received.map(({ body }) => JSON.parse(body)),
    answerWith: (next: ReceiverAnswer) => {
      answer = next;
    },
    /** With this status from now on. */
    answerStatus: (status: number, headers: Record<string, string> = {}, text = '') => {
      answer = (_request, response) => void response.writeHead(status, headers).end(text);
    },
    reset: () => {
      received = [];
      answer = accept;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

export type WebhookReceiver = Awaited<ReturnType<typeof aWebhookReceiver>>;
