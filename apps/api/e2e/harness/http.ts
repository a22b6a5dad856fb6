export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // The e2e specs read answers as clients without types do.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
}

/** Asks over a real socket; `token` signs in. */
export async function ask(
  method: string,
  url: string,
  options: { token?: string; body?: unknown; headers?: Record<string, string>; form?: FormData } = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: {
      ...(options.token && { authorization: `Bearer ${options.token}` }),
      ...(options.body !== undefined && { 'content-type': 'application/json' }),
      ...options.headers,
    },
    body: options.form ?? (options.body === undefined ? undefined : JSON.stringify(options.body)),
  });
  const text = await response.text();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    body = undefined;
  }
  return { status: response.status, headers: response.headers, text, body };
}

/** Fails with the whole answer when the status is another. */
export async function expectStatus(status: number, answer: Promise<Answer>): Promise<Answer> {
  const got = await answer;
  if (got.status !== status)
    throw new Error(`expected ${status}, got ${got.status}: ${got.text.slice(0, 1_500)}`);
  return got;
}
