import type { ErrorKind } from '@haojiao/kernel';

const statusByKind: Record<ErrorKind, number> = {
  invalidInput: 400,
  notSignedIn: 401,
  notAllowed: 403,
  notFound: 404,
  ruleBroken: 409,
  stale: 412,
  tooLarge: 413,
  unsupportedMediaType: 415,
  unprocessable: 422,
  preconditionRequired: 428,
  tooManyRequests: 429,
  unexpected: 500,
  channelFailed: 502,
  unavailable: 503,
};

export function statusOf(kind: ErrorKind): number {
  return statusByKind[kind];
}
