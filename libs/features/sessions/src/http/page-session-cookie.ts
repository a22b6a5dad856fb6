import type { FastifyReply, FastifyRequest } from 'fastify';
import { notAllowed } from '@haojiao/kernel';
import { REFRESH_IDLE_MS } from '../refresh-tokens';

/** The only addresses to which a browser sends the cookie. */
export const PAGE_SESSION_PATH = '/api/v1/auth/page-session';

/** Scripts of other sites can't send it without asking first, and are never allowed to. */
const PAGE_HEADER = 'x-haojiao-page';

const TOKEN = /^[\w-]{20,200}$/;

function nameFor(isSecure: boolean): string {
  return isSecure ? '__Secure-haojiao-page' : 'haojiao-page';
}

/** Null where the browser sent none, or none of ours. */
export function pageTokenOf(request: FastifyRequest, isSecure: boolean): string | null {
  const name = nameFor(isSecure);
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  const value = pairs.find(([key]) => key === name)?.[1] ?? '';
  return TOKEN.test(value) ? value : null;
}

/** Keeps the token in the browser, or takes it away (null). */
export function setPageToken(reply: FastifyReply, token: string | null, isSecure: boolean): void {
  const attributes = [
    `${nameFor(isSecure)}=${token ?? ''}`,
    `Path=${PAGE_SESSION_PATH}`,
    `Max-Age=${token ? REFRESH_IDLE_MS / 1000 : 0}`,
    'HttpOnly',
    'SameSite=Strict',
    ...(isSecure ? ['Secure'] : []),
  ];
  reply.header('Set-Cookie', attributes.join('; ')).header('Cache-Control', 'no-store');
}

/**
 * Beside the cookie's own `SameSite=Strict`: a header of our pages, and where the browser tells from where it asks, that
 * it is this site.
 * @throws AppError `foreign_page`
 */
export function requireOwnPage({ headers }: FastifyRequest, publicUrl: string): void {
  const site = headers['sec-fetch-site'];
  const isOwnSite = site === undefined || site === 'same-origin';
  if (headers[PAGE_HEADER] === '1' && isOwnSite && isOwnOrigin(headers, publicUrl)) return;
  throw notAllowed('foreign_page', '这个接口只供本站页面使用。', 'Only pages of this site may ask for this.');
}

/** The one that people are told, or the one that was really asked: a first try is opened by several names. */
function isOwnOrigin({ origin, host }: FastifyRequest['headers'], publicUrl: string): boolean {
  if (origin === undefined || origin === new URL(publicUrl).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
