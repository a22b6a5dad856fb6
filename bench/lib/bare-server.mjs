/**
 * The bare limit: Fastify and nothing else, answering every GET with bytes from memory. Reads
 * `{mediaType, base64}` from standard input, prints its address, ends with its input.
 */
import Fastify from 'fastify';
import { text } from 'node:stream/consumers';

const { mediaType, base64 } = JSON.parse(await text(process.stdin));
const bytes = Buffer.from(base64, 'base64');
const app = Fastify();
app.get('/*', (_request, reply) => {
  reply.header('content-type', mediaType).send(bytes);
});
console.log(await app.listen({ port: 0, host: '127.0.0.1' }));
