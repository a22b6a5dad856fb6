import type { FastifyInstance } from 'fastify';
import { TUS_VERSION, uploadType } from './tus-protocol';

/**
 * Lets parts of files through unread: they are written to the disk by the one route that takes them. Every answer below
 * the address names the version of the protocol, refusals by the gate too.
 */
export function openUploadDoor(fastify: Pick<FastifyInstance, 'addHook' | 'addContentTypeParser'>): void {
  fastify.addContentTypeParser(uploadType, (_request, _payload, done) => done(null));
  fastify.addHook('onRequest', (request, reply, done) => {
    if (/^\/api\/v1\/uploads(?:[/?]|$)/.test(request.url)) reply.header('Tus-Resumable', TUS_VERSION);
    done();
  });
}
