import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { describeParameters } from './openapi-parameters';
import { describeProblems } from './openapi-problems';

/** The description of the whole HTTP surface, made from the code that serves it. */
export function describeApi(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Haojiao 号角')
    .setDescription('Review, publish and count: the HTTP contract of version 1.')
    .setVersion('1')
    .addBearerAuth()
    .build();
  return describeProblems(describeParameters(SwaggerModule.createDocument(app, config)));
}

/** The page brings its own inline script and styles; nothing else of the product is served below this path. */
const DOCS_POLICY =
  "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
  "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";

export function serveOpenApi(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', async (request, reply) => {
      if (request.url.startsWith('/docs')) reply.header('content-security-policy', DOCS_POLICY);
    });
  SwaggerModule.setup('docs', app, () => describeApi(app), { jsonDocumentUrl: 'openapi.json' });
}
