import { NoConnection, Problem, SignedOut } from './problem.js';

const SESSION = '/api/v1/auth/page-session';

/** In memory alone: it dies with the page, and the cookie that no script reads gives another one. */
let accessToken = '';

/** @type {Promise<void> | null} */
let refreshing = null;

/**
 * @param {string} method
 * @param {string} path
 * @param {{ body?: unknown, headers?: Record<string, string> }} [options]
 * @returns {Promise<Response>}
 */
async function send(method, path, options = {}) {
  /** @type {Record<string, string>} */
  const headers = { 'accept-language': 'zh-CN', 'x-haojiao-page': '1', ...options.headers };
  if (accessToken) headers.authorization = `Bearer ${accessToken}`;
  if (options.body !== undefined) headers['content-type'] = 'application/json';
  const noConnection = () => {
    throw new NoConnection();
  };
  const request = { method, headers, cache: /** @type {const} */ ('no-store') };
  const body = options.body === undefined ? {} : { body: JSON.stringify(options.body) };
  return fetch(path, { ...request, ...body, credentials: 'same-origin' }).catch(noConnection);
}

/**
 * @param {Response} answer
 * @returns {Promise<Problem | NoConnection>}
 */
async function problemOf(answer) {
  const body = await answer.json().catch(() => ({}));
  // A proxy says so when the server behind it is away.
  if (answer.status === 502 || answer.status === 503 || answer.status === 504) return new NoConnection();
  return new Problem(answer.status, body);
}

/** A new access token by the cookie; several who ask at once wait for one answer. */
export function refresh() {
  if (!refreshing) {
    refreshing = begin(`${SESSION}/refresh`).then(
      () => {
        refreshing = null;
      },
      (error) => {
        refreshing = null;
        throw error;
      },
    );
  }
  return refreshing;
}

/**
 * @param {string} path
 * @param {unknown} [body]
 */
async function begin(path, body) {
  const answer = await send('POST', path, body === undefined ? {} : { body });
  if (answer.ok) {
    accessToken = (await answer.json()).accessToken;
    return;
  }
  const problem = await problemOf(answer);
  accessToken = '';
  if (body === undefined && problem instanceof Problem && problem.status === 401) throw new SignedOut();
  throw problem;
}

/**
 * @param {string} username
 * @param {string} password
 */
export async function signIn(username, password) {
  accessToken = '';
  await begin(SESSION, { username, password });
}

export async function signOut() {
  await send('POST', `${SESSION}/end`);
  accessToken = '';
}

/** The token for an upload, which goes another way than `ask`. */
export async function currentToken() {
  if (!accessToken) await refresh();
  return accessToken;
}

/**
 * Asks the api as the person who is signed in; renews the access token once when it has run out.
 * @param {string} method
 * @param {string} path below `/api/v1`
 * @param {{ body?: unknown, headers?: Record<string, string> }} [options]
 * @returns {Promise<Response>}
 * @throws {Problem | NoConnection | SignedOut}
 */
async function answerTo(method, path, options) {
  if (!accessToken) await refresh();
  let answer = await send(method, `/api/v1${path}`, options);
  if (answer.status === 401) {
    await refresh();
    answer = await send(method, `/api/v1${path}`, options);
  }
  if (answer.status === 401) throw new SignedOut();
  if (!answer.ok) throw await problemOf(answer);
  return answer;
}

/**
 * As `answerTo`, for what is told in JSON.
 * @param {string} method
 * @param {string} path below `/api/v1`
 * @param {{ body?: unknown, headers?: Record<string, string> }} [options]
 * @returns {Promise<{ body: any, etag: string }>}
 */
export async function ask(method, path, options) {
  const answer = await answerTo(method, path, options);
  const text = await answer.text();
  return { body: text === '' ? null : JSON.parse(text), etag: answer.headers.get('etag') || '' };
}

/**
 * The bytes of a document.
 * @param {string} path below `/api/v1`
 */
export async function askForFile(path) {
  return (await answerTo('GET', path)).blob();
}

/**
 * Without signing in.
 * @param {string} path below `/api/v1`
 * @param {unknown} body
 */
export async function askAsStranger(path, body) {
  accessToken = '';
  const answer = await send('POST', `/api/v1${path}`, { body });
  if (!answer.ok) throw await problemOf(answer);
  return answer.json();
}
