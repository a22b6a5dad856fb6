import type { S3Keys } from './sign-s3-request';

export interface S3Address extends S3Keys {
  /** Origin of the server, e.g. `https://s3.cn-north-1.amazonaws.com.cn`. */
  endpoint: string;
  /** `/bucket/prefix`, without trailing slash: the bucket stands in the path, which every S3-compatible server takes. */
  basePath: string;
}

/**
 * Reads `s3://bucket/prefix?endpoint=…&region=…&accessKeyId=…&secretAccessKey=…`.
 * @throws Error that names every part that is missing.
 */
export function parseS3Address(storageUrl: string): S3Address {
  const url = new URL(storageUrl);
  const part = (name: string) => url.searchParams.get(name) ?? '';
  const missing = ['endpoint', 'accessKeyId', 'secretAccessKey'].filter((name) => part(name) === '');
  if (url.hostname === '') missing.unshift('bucket');
  if (missing.length > 0) throw new Error(`STORAGE_URL: s3: needs ${missing.join(', ')}`);
  if (!URL.canParse(part('endpoint')) || !/^https?:/.test(part('endpoint'))) {
    throw new Error('STORAGE_URL: endpoint must be an http(s) address');
  }
  return {
    endpoint: new URL(part('endpoint')).origin,
    basePath: `/${url.hostname}${url.pathname}`.replace(/\/+$/, ''),
    region: part('region') || 'us-east-1',
    accessKeyId: part('accessKeyId'),
    secretAccessKey: part('secretAccessKey'),
  };
}
