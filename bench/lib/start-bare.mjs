import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onServerCore } from './cores.mjs';

/** A Fastify in a process of its own that answers every GET with these bytes. */
export function startBare(mediaType, bytes) {
  return startBareServer('bare-server.mjs', { mediaType, base64: bytes.toString('base64') });
}

/**
 * A Fastify in a process of its own that runs one prepared statement for each request, see `bare-sql-server.mjs`.
 * @param {{ mediaType: string, read?: string, write?: string }} statements
 */
export function startBareSql(statements) {
  return startBareServer('bare-sql-server.mjs', { databaseUrl: process.env.DATABASE_URL, ...statements });
}

async function startBareServer(file, words) {
  const [command, ...args] = [
    ...onServerCore,
    process.execPath,
    fileURLToPath(new URL(file, import.meta.url)),
  ];
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  // A measurement that fails must not leave its servers behind.
  process.once('exit', () => child.kill());
  child.stdin.end(JSON.stringify(words));
  const [line] = await once(child.stdout, 'data');
  return { url: String(line).trim(), pid: child.pid, stop: () => child.kill() };
}
