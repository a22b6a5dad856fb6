import { LoggerModule } from 'nestjs-pino';
import { Module } from '@nestjs/common';
import { newId } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';

/** Members that never reach a log line, wherever they stand. */
const secrets = [
  'password',
  'accessToken',
  'refreshToken',
  'appSecret',
  'clientSecret',
  'encodingAesKey',
  'authorization',
  'credentials',
  'access_token',
  'secret',
];

/**
 * Structured lines on standard output: one per request and per noteworthy event, with the request's id.
 * Bodies are never logged; a query string is cut off, it may hold a platform's token.
 */
@Module({
  imports: [
    LoggerModule.forRootAsync({
      inject: [Settings],
      useFactory: (settings: Settings) => ({
        pinoHttp: {
          level: settings.logLevel,
          genReqId: (request) => request.id ?? newId(),
          redact: {
            paths: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
            censor: '[removed]',
          },
          autoLogging: { ignore: (request) => quiet(request.url ?? '') },
          customProps: () => ({}),
          serializers: {
            req: (request: { id: string; method: string; url: string }) => ({
              id: request.id,
              method: request.method,
              path: pathOf(request.url),
            }),
            res: (response: { statusCode: number }) => ({ status: response.statusCode }),
          },
        },
      }),
    }),
  ],
  exports: [LoggerModule],
})
export class LoggingModule {}

/** Probes and beacons come by the thousand and tell nothing line by line; metrics count them. */
function quiet(url: string): boolean {
  return url.startsWith('/health') || url.startsWith('/metrics') || url.includes('/delivery/v1/');
}

/**
 * Without the query, and without the secret that stands in the address of a feed, of a hand-off, of a sign-off, of an
 * invitation, of a preview or of a shared file.
 */
function pathOf(url: string): string {
  return (url.split('?')[0] ?? '').replace(
    /^(\/feeds\/[^/]+\/|\/sites\/preview\/|\/delivery\/v1\/previews\/|\/h\/|\/s\/|\/desk\/join\/|\/media\/shared\/[^/]+\/\d+\/[^/]+\/)[\w-]+/,
    '$1[removed]',
  );
}
