import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { ArgumentsHost } from '@nestjs/common';
import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import { ProblemFilter } from '@haojiao/infrastructure/http';
import type { ViewReports } from '../view-reports';
import { LARGEST_REPORT_BYTES } from './body-limits';
import { receivedReport } from './received-report';

const BEFORE = '/delivery/v1/contents/';
const AFTER = '/views';

/** Read by other sites' scripts, kept by nobody. */
const headers = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'access-control-allow-origin': '*',
};

/** As Node writes it without looking into it. */
const counted = Object.entries({ ...headers, 'content-length': '0' }).flat();

export type ReportDoor = (
  request: FastifyRequest,
  reply: FastifyReply,
  done: HookHandlerDoneFunction,
) => void;

/**
 * Stands before everything else that is done for a request: an ordinary report of a view is taken and answered here, before middleware, guards
 * and interceptors that have nothing to say about it – they cost more than the counting. It does what the route does,
 * by the same functions. Whatever is not ordinary (too big, in pieces, another media type) goes on to the route, which
 * says what is wrong with it.
 */
export function reportDoor(reports: ViewReports): ReportDoor {
  const problems = new ProblemFilter();
  return (request, reply, done) => {
    const { method, url = '' } = request.raw;
    if (method !== 'POST' || !url.startsWith(BEFORE) || !url.endsWith(AFTER)) return done();
    const contentId = url.slice(BEFORE.length, -AFTER.length);
    const length = ordinaryLength(request.headers);
    if (length === null || !/^[\w-]+$/.test(contentId)) return done();
    readBody(request.raw, length)
      .then((body) => reports.receive(receivedReport(contentId, body, request)))
      .then(
        () => {
          reply.hijack();
          reply.raw.writeHead(202, counted).end();
        },
        (error: unknown) => {
          if (request.raw.destroyed && !request.raw.complete) return;
          reply.headers(headers);
          problems.catch(error, hostOf(request, reply));
        },
      );
  };
}

/** Bytes of the body; null when it is for the route to judge. */
function ordinaryLength(asked: IncomingHttpHeaders): number | null {
  if (asked['transfer-encoding'] !== undefined || asked.expect !== undefined) return null;
  const type = asked['content-type'];
  const announced = asked['content-length'];
  if (type === undefined) return announced === undefined || announced === '0' ? 0 : null;
  if (!type.startsWith('application/json') && !type.startsWith('text/plain')) return null;
  const length = Number(announced);
  return length <= LARGEST_REPORT_BYTES ? length : null;
}

/** Node's parser lets no more through than was announced. */
function readBody(stream: IncomingMessage, length: number): Promise<string> {
  if (length === 0) return Promise.resolve('');
  return new Promise((resolve, reject) => {
    let first: Buffer | null = null;
    stream.on('data', (chunk: Buffer) => (first = first ? Buffer.concat([first, chunk]) : chunk));
    stream.on('end', () => resolve(first ? first.toString('utf8') : ''));
    stream.on('error', reject);
    stream.on('close', () => reject(new Error('The sender went away')));
  });
}

/** The filter knows requests by what Nest wraps around them. */
function hostOf(request: FastifyRequest, reply: FastifyReply): ArgumentsHost {
  const http = { getRequest: () => request, getResponse: () => reply, getNext: () => undefined };
  return { switchToHttp: () => http } as unknown as ArgumentsHost;
}
