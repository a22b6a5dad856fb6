import { createHmac } from 'node:crypto';
import { sha256 } from '@haojiao/kernel';

export interface S3Keys {
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/**
 * Headers that sign one request with AWS Signature Version 4 ("Signature Calculations for the Authorization Header",
 * AWS reference, read 2026-11), `authorization` among them. `path` must already be percent-encoded; no query.
 */
export function signS3Request(
  keys: S3Keys,
  request: {
    method: string;
    host: string;
    path: string;
    headers: Record<string, string>;
    payloadSha256: string;
    at: Date;
  },
): Record<string, string> {
  const timestamp = request.at.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const scope = `${timestamp.slice(0, 8)}/${keys.region}/s3/aws4_request`;
  const signed: Record<string, string> = {
    ...request.headers,
    host: request.host,
    'x-amz-content-sha256': request.payloadSha256,
    'x-amz-date': timestamp,
  };
  const names = Object.keys(signed).sort();
  const canonicalRequest = [
    request.method,
    request.path,
    '',
    ...names.map((name) => `${name}:${signed[name]!.trim()}`),
    '',
    names.join(';'),
    request.payloadSha256,
  ].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', timestamp, scope, sha256(canonicalRequest)].join('\n');
  const signingKey = scope.split('/').reduce<Buffer>(hmac, Buffer.from(`AWS4${keys.secretAccessKey}`));
  const signature = hmac(signingKey, toSign).toString('hex');
  return {
    ...signed,
    authorization: `AWS4-HMAC-SHA256 Credential=${keys.accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
  };
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
