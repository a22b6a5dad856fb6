import { unreadableAnswer } from '../channel-http';
import type { ChannelResponse } from '../channel-http';

export type Fields = Record<string, unknown>;

/** What the platform said, whichever of its three envelopes it came in. */
export type ByteDanceAnswer =
  | { ok: true; data: Fields; logId?: string }
  | { ok: false; codes: string[]; description: string; logId?: string };

/**
 * Reads the OAuth, the classic and the newer envelope by one rule: success needs HTTP 200 and zero in every place where
 * a code can stand (`extra.sub_error_code`, `data.error_code`, `extra.error_code`, `err_no`); an absent code is zero and
 * codes may be texts. `codes` lists what is not zero, the most telling first.
 * @throws ChannelFailure of the request's effect when the answer is none of the envelopes.
 */
export function readByteDanceAnswer(response: ChannelResponse, effect: 'read' | 'write'): ByteDanceAnswer {
  if (response.status !== 200 && [404, 413, 429].includes(response.status))
    return { ok: false, codes: [`http_${response.status}`], description: `HTTP ${response.status}` };
  if (response.status >= 500) throw unreadableAnswer(response.status, effect);
  const body = parse(response, effect);
  const data = fieldsOf(body.data);
  const extra = fieldsOf(body.extra);
  const logId = textOf(extra.logid ?? extra.log_id ?? data.log_id ?? data.logid ?? body.log_id);
  const codes = [extra.sub_error_code, data.error_code, extra.error_code, body.err_no]
    .map(codeOf)
    .filter((code) => code !== '0');
  if (response.status !== 200 && codes.length === 0) codes.push(`http_${response.status}`);
  if (codes.length === 0 && !['success', ''].includes(textOf(body.message) ?? ''))
    codes.push('message_error');
  if (codes.length === 0) return { ok: true, data, logId };
  return { ok: false, codes: [...new Set(codes)], description: descriptionOf(body, data, extra), logId };
}

function parse(response: ChannelResponse, effect: 'read' | 'write'): Fields {
  try {
    const body: unknown = JSON.parse(quoteLongIds(response.text()));
    if (isFields(body)) return body;
  } catch (cause) {
    throw unreadableAnswer(response.status, effect, cause);
  }
  throw unreadableAnswer(response.status, effect);
}

/** Ids beyond 2^53 lose their last digits as numbers; should one come unquoted, it is quoted before parsing. */
function quoteLongIds(json: string): string {
  return json.replace(/("(?:video_id|item_id)"\s*:\s*)(\d{16,})/g, '$1"$2"');
}

function descriptionOf(body: Fields, data: Fields, extra: Fields): string {
  const words = [extra.sub_description, data.description, extra.description, body.err_msg]
    .map(textOf)
    .filter((text): text is string => text !== undefined && text !== '');
  return [...new Set(words)].join(' / ').slice(0, 500);
}

function codeOf(value: unknown): string {
  const text = textOf(value)?.trim() ?? '';
  return text === '' ? '0' : text;
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

/** Texts and numbers as text; everything else is absent. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
}

/** Numbers and numeric texts as number; everything else is absent. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}
