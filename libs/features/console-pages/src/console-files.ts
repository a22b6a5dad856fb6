import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Where `scripts/lib/build-console.mjs` puts it: seen from the sources, and from what is compiled of them. */
const folders = [join(__dirname, '../../../../dist/console'), join(__dirname, '../../../../console')];

/** The folder of the built console; undefined before its first build. */
export const consoleFolder = (): string | undefined =>
  folders.find((folder) => existsSync(join(folder, 'index.html')));

/** Scripts and styles under names that hold a hash of their bytes: kept for good by whoever fetched them once. */
export async function serveConsoleFiles(app: NestFastifyApplication): Promise<void> {
  const folder = consoleFolder();
  if (!folder) return;
  await app.register(fastifyStatic, {
    root: join(folder, 'files'),
    prefix: '/console/files/',
    preCompressed: true,
    decorateReply: false,
    immutable: true,
    maxAge: '365d',
  });
}
