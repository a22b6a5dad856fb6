import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { newId } from '@haojiao/kernel';
import { loadSettings } from '@haojiao/infrastructure/config';
import { ReadyDoorway, reserveFirstDoors } from '@haojiao/infrastructure/http';
import { NestPinoLogger } from '@haojiao/infrastructure/logging';
import { serveConsoleFiles } from '@haojiao/features/console-pages';
import { lexiconFileTypes } from '@haojiao/features/proofing';
import { mailFileTypes } from '@haojiao/features/submission-intake';
import { openUploadDoor } from '@haojiao/features/uploads';
import { ApiModule } from './api.module';
import { serveOpenApi } from './openapi';

/** Largest JSON body: an article of 20,000 characters with its markup stays far below. */
const BODY_LIMIT_BYTES = 2 * 1024 * 1024;
const CALLBACK_LIMIT_BYTES = 256 * 1024;

/** The api, ready to listen. Tests start it the same way. */
export async function createApi(): Promise<NestFastifyApplication> {
  const settings = loadSettings();
  const doorway = new ReadyDoorway();
  const adapter = new FastifyAdapter({
    serverFactory: doorway.serverFactory,
    bodyLimit: BODY_LIMIT_BYTES,
    genReqId: () => newId(),
    trustProxy: settings.trustedProxies === 0 ? false : settings.trustedProxies,
    routerOptions: { maxParamLength: 300 },
  });
  doorway.leadTo(adapter.getInstance());
  reserveFirstDoors(adapter.getInstance());
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule, adapter, {
    bufferLogs: true,
    rawBody: true,
  });
  app.useLogger(app.get(NestPinoLogger));
  await app.register(helmet, {
    contentSecurityPolicy: {
      // The library's defaults would turn every link of a first try on plain http into https.
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    hsts: settings.publicUrl.startsWith('https://'),
  });
  // Limits stand at the one route that reads forms; sizes are judged there by kind.
  await app.register(multipart, { throwFileSizeLimit: false });
  // Platforms sign the bytes that they send: bodies of callbacks stay as they came. Any parser of our own keeps Nest from
  // registering its own, which keep the bytes beside the parsed JSON: so that one is ours as well.
  const parseJson = adapter.getInstance().getDefaultJsonParser('error', 'error');
  app.useBodyParser('application/json', { bodyLimit: BODY_LIMIT_BYTES }, (request, body, done) => {
    // Typed for another server, and for text, though bytes are taken as well.
    void parseJson(request as never, body as never, done);
  });
  app.useBodyParser(/^(text|application)\/xml/, { bodyLimit: CALLBACK_LIMIT_BYTES }, (_request, body, done) =>
    done(null, body),
  );
  // Lists of words and messages are read at the one route that takes them, by its own limit: nobody else's bodies are
  // kept in memory.
  adapter
    .getInstance()
    .addContentTypeParser([...lexiconFileTypes, ...mailFileTypes], (_request, _payload, done) => done(null));
  await serveConsoleFiles(app);
  openUploadDoor(adapter.getInstance());
  serveOpenApi(app);
  app.enableShutdownHooks();
  return app;
}
