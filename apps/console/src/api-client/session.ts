import { currentLanguage } from './language';
import { NoConnection, Problem, SignedOut } from './problem';

const SESSION = '/api/v1/auth/page-session';

/** In memory alone: it dies with the page, and the cookie that no script reads gives another one. */
let accessToken = '';
let refreshing: Promise<void> | null = null;

/** Many questions at once share one renewal. */
export function refreshSession(): Promise<void> {
  refreshing ??= begin(`${SESSION}/refresh`).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

/** @throws {Problem} for a wrong password; {NoConnection} */
export function signIn(username: string, password: string): Promise<void> {
  accessToken = '';
  return begin(SESSION, { username, password });
}

export async function signOut(): Promise<void> {
  await askPlainly(`${SESSION}/end`);
  accessToken = '';
}

/** For requests that go another way than `fetch`, as uploads do. */
export async function currentToken(): Promise<string> {
  if (accessToken === '') await refreshSession();
  return accessToken;
}

/**
 * `fetch` as the person who is signed in; the access token is renewed once when it has run out.
 * @throws {NoConnection | SignedOut}
 */
export async function fetchSignedIn(request: Request): Promise<Response> {
  try {
    return await fetchWithToken(request);
  } catch (error) {
    if (error instanceof SignedOut) whenSignedOut();
    throw error;
  }
}

/** Called when the session ended while somebody was at work, once for each question that found it so. */
export function onSignedOut(listener: () => void): void {
  whenSignedOut = listener;
}

let whenSignedOut: () => void = () => undefined;

async function fetchWithToken(request: Request): Promise<Response> {
  const again = request.clone();
  const answer = await reach(await withToken(request));
  if (answer.status !== 401) return answer;
  await refreshSession();
  const second = await reach(await withToken(again));
  if (second.status === 401) throw new SignedOut();
  return second;
}

/** The api's refusal of an answer that is not `ok`. */
export async function refusalOf(answer: Response): Promise<Problem | NoConnection> {
  // A proxy says so when the server behind it is away.
  if ([502, 503, 504].includes(answer.status) && !isProblem(answer)) return new NoConnection();
  const body: unknown = await answer.json().catch(() => ({}));
  return new Problem(answer.status, body as Record<string, unknown>);
}

const isProblem = (answer: Response) =>
  answer.headers.get('content-type')?.startsWith('application/problem+json') === true;

async function withToken(request: Request): Promise<Request> {
  const headers = new Headers(request.headers);
  headers.set('authorization', `Bearer ${await currentToken()}`);
  headers.set('accept-language', currentLanguage());
  return new Request(request, { headers, cache: 'no-store' });
}

async function begin(path: string, body?: object): Promise<void> {
  const answer = await askPlainly(path, body);
  if (answer.ok) {
    accessToken = ((await answer.json()) as { accessToken: string }).accessToken;
    return;
  }
  accessToken = '';
  if (body === undefined && answer.status === 401) throw new SignedOut();
  throw await refusalOf(answer);
}

function askPlainly(path: string, body?: object): Promise<Response> {
  const headers: Record<string, string> = { 'accept-language': currentLanguage(), 'x-haojiao-page': '1' };
  if (body) headers['content-type'] = 'application/json';
  return reach(
    new Request(path, {
      method: 'POST',
      headers,
      cache: 'no-store',
      ...(body && { body: JSON.stringify(body) }),
    }),
  );
}

async function reach(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    // Who turned away from the page wants no word of it.
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new NoConnection();
  }
}
