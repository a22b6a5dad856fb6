import createClient from 'openapi-fetch';
import type { components, paths } from './generated/schema';
import { fetchSignedIn, refusalOf } from './session';

/** The api by its own description. Answers that are not `ok` are thrown: `Problem`, `NoConnection`, `SignedOut`. */
export const api = createClient<paths>({ baseUrl: '/', fetch: fetchOrThrow });

/** A shape of an answer or a request, by its name in `/openapi.json`. */
export type Shape<Name extends keyof components['schemas']> = components['schemas'][Name];

async function fetchOrThrow(request: Request): Promise<Response> {
  const answer = await fetchSignedIn(request);
  if (!answer.ok && answer.status !== 304) throw await refusalOf(answer);
  return answer;
}

/** What was answered: `await bodyOf(api.GET('/api/v1/me'))`. */
export async function bodyOf<Body>(asked: Promise<{ data?: Body }>): Promise<Body> {
  return (await asked).data as Body;
}

/** What was answered, and the version that `If-Match` wants. */
export async function versionedOf<Body>(
  asked: Promise<{ data?: Body; response: Response }>,
): Promise<Versioned<Body>> {
  const { data, response } = await asked;
  return { body: data as Body, etag: response.headers.get('etag') ?? '' };
}

export interface Versioned<Body> {
  readonly body: Body;
  readonly etag: string;
}

/** Header of a change: only of the version that was seen. */
export const ifMatch = (etag: string) => ({ 'If-Match': etag });

/**
 * Header that makes a repeated `POST` the same one. Make the key when the form opens, not when it is sent: then who
 * presses twice, or whose answer was lost, makes one thing.
 */
export const onceBy = (key: string) => ({ 'Idempotency-Key': key });

export const newKey = (): string => crypto.randomUUID();

/** Saves an answer of bytes (a table, a document) as a file; the name is the answer's own where it has one. */
export async function download(
  path: string,
  fileName: string,
  method: 'GET' | 'POST' = 'GET',
): Promise<void> {
  const answer = await fetchOrThrow(new Request(path, { method }));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await answer.blob());
  link.download = nameOf(answer.headers.get('content-disposition')) ?? fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function nameOf(disposition: string | null): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  return encoded ? decodeURIComponent(encoded) : undefined;
}
