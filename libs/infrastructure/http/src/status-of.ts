import type { ErrorKind } from '@haojiao/kernel';

const statusByKind: Record<ErrorKind, number> = {
  invalidInput: 400,
  notSignedIn: 401,
  notAllowed: 403,
  notFound: 404,
  ruleBroken: 409,
  gone: 410,
  stale: 412,
  tooLarge: 413,
  unsupportedMediaType: 415,
  unprocessable: 422,
  preconditionRequired: 428,
  tooManyRequests: 429,
  // Of the resumable upload protocol (tus 1.0, checksum extension); no other status says it.
  checksumMismatch: 460,
  unexpected: 500,
  channelFailed: 502,
  unavailable: 503,
};

export function statusOf(kind: ErrorKind): number {
  return statusByKind[kind];
}
