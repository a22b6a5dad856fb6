import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { FaultRule } from './faults';
import { journalBody, maskSecrets } from './journal-body';
import type { JournalEntry } from './journal';
import type { PlatformSimulator, SandboxContext } from './platform-simulator';
import { ReceivedBody } from './received-body';

const LARGEST_BODY = 300 * 1024 * 1024;

interface RequestNotes {
  fault?: FaultRule;
  entry?: JournalEntry;
}

/** One host of a simulated platform: bodies as they came, faults where scripted, everything in the journal. */
export function createHostServer(
  simulator: PlatformSimulator,
  role: string,
  sandbox: SandboxContext,
): FastifyInstance {
  const app = Fastify({
    bodyLimit: LARGEST_BODY,
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true },
  });
  const notes = new WeakMap<FastifyRequest, RequestNotes>();

  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (request, raw, done) => {
    done(null, new ReceivedBody(raw as Buffer, request.headers['content-type'] ?? ''));
  });

  app.addHook('preHandler', async (request, reply) => {
    const path = pathOf(request);
    const fault = sandbox.faults.strike(simulator.platform, request.method, path);
    notes.set(request, { fault, entry: record(request, fault) });
    if (fault) return strikeBefore(fault, request, reply);
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const { fault, entry } = notes.get(request) ?? {};
    const kept = entry ?? record(request, undefined);
    if (fault?.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.ms ?? 1_000));
    if (fault?.kind === 'drop_after') {
      cutConnection(request, reply);
      return payload;
    }
    kept.status = reply.statusCode;
    if (fault?.kind === 'empty_body') return resized(reply, '');
    if (fault?.kind === 'truncated_json' && typeof payload === 'string')
      return resized(reply, payload.slice(0, Math.floor(payload.length / 2)));
    return payload;
  });

  function record(request: FastifyRequest, fault: FaultRule | undefined): JournalEntry {
    return sandbox.journal.add({
      at: sandbox.clock.now().toISOString(),
      platform: simulator.platform,
      role,
      method: request.method,
      path: pathOf(request),
      query: maskSecrets(request.query) as Record<string, unknown>,
      headers: maskSecrets(request.headers) as Record<string, string>,
      body: journalBody(request.body),
      status: null,
      fault: fault?.kind,
    });
  }

  async function strikeBefore(
    fault: FaultRule,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<unknown> {
    if (fault.kind === 'drop_before') {
      reply.hijack();
      request.raw.socket.destroy();
      return;
    }
    if (fault.kind === 'http_502')
      return reply.code(502).type('text/html').send('<html><body><h1>502 Bad Gateway</h1></body></html>');
    if (fault.kind === 'code') {
      const answer = simulator.faultAnswer(fault.code ?? '-1', request, reply);
      return reply.sent ? reply : reply.send(answer);
    }
  }

  simulator.register(role, app, sandbox);
  return app;
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? request.url;
}

function cutConnection(request: FastifyRequest, reply: FastifyReply): void {
  reply.raw.on('error', () => undefined);
  request.raw.socket.destroy();
}

function resized(reply: FastifyReply, payload: string): string {
  reply.header('content-length', Buffer.byteLength(payload));
  return payload;
}
