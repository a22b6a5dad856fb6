import type { FastifyReply, FastifyRequest } from 'fastify';
import { bodyOf } from '../core/received-body';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const CHINA_OFFSET_MS = 8 * 3_600_000;

/** JSON with `bigint` written as a bare number: Weibo's ids go beyond what a double holds. */
export function sendJson(reply: FastifyReply, value: unknown): FastifyReply {
  const text = JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'bigint' ? `\u0000${member}` : member,
  );
  return reply
    .type('application/json; charset=UTF-8')
    .send(text.replace(/"\\u0000(\d+)"/g, (_whole, digits: string) => digits));
}

/** Parameters wherever they came: Weibo reads query and body alike, the body first. */
export function parametersOf(request: FastifyRequest): Record<string, string> {
  const query = Object.entries((request.query ?? {}) as Record<string, string | string[]>).map(
    ([key, value]) => [key, Array.isArray(value) ? (value[0] ?? '') : value] as const,
  );
  return { ...Object.fromEntries(query), ...bodyOf(request).fields() };
}

/** `Wed Oct 24 23:49:17 +0800 2012` */
export function weiboDate(at: number): string {
  const china = new Date(at + CHINA_OFFSET_MS);
  const [day, month] = [WEEKDAYS[china.getUTCDay()], MONTHS[china.getUTCMonth()]];
  const date = String(china.getUTCDate()).padStart(2, '0');
  return `${day} ${month} ${date} ${china.toISOString().slice(11, 19)} +0800 ${china.getUTCFullYear()}`;
}

/** `2026-11-20 16:00:00` in China, without a zone. */
export function chinaTime(at: number): string {
  return new Date(at + CHINA_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}
