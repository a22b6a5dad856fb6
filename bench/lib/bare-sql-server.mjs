/**
 * The bare limit of what has to ask the database: Fastify, the client library, and one prepared statement for each
 * request. Reads `{databaseUrl, mediaType, read?, write?}` from standard input, prints its address.
 *
 * - `GET /{number}` answers with the text that `read` gives for the number;
 * - `POST /` gives the parsed body as JSON to `write`, and answers with 201 and what was sent.
 */
import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import Fastify from 'fastify';
import pg from 'pg';

const { databaseUrl, mediaType, read, write } = JSON.parse(await text(process.stdin));
// As many connections as the product has.
const pool = new pg.Pool({ connectionString: databaseUrl, max: 20 });
const app = Fastify();
app.get('/:number', async (request, reply) => {
  const { rows } = await pool.query({ name: 'read', text: read, values: [request.params.number] });
  reply.header('content-type', mediaType);
  return rows[0].page;
});
app.post('/', async (request, reply) => {
  const id = randomUUID();
  await pool.query({ name: 'write', text: write, values: [id, JSON.stringify(request.body)] });
  reply.code(201);
  return { id, ...request.body };
});
console.log(await app.listen({ port: 0, host: '127.0.0.1' }));
