import type { ChannelRequest, ChannelResponse } from '../channel-http';
import { unreadableAnswer } from '../channel-http';
import type { PlatformErrorTable } from '../channel-failure';
import type { ChannelContext } from '../publish-context';
import { readByteDanceAnswer } from './answer';
import type { Fields } from './answer';
import { byteDanceFailure } from './failure';

/** One platform of the family as its calls see it. */
export interface ByteDancePlatform {
  platform: string;
  errors: PlatformErrorTable;
}

export interface ByteDanceCall {
  method: 'GET' | 'POST';
  /** Begins with `/` and, as all paths of this platform, ends with `/`. */
  path: string;
  query?: Record<string, string | number>;
  json?: unknown;
  multipart?: ChannelRequest['multipart'];
  timeoutMs?: number;
  /** See `FailureReading.effect`. */
  effect: 'repeatable' | 'once';
}

/**
 * One call for one user: the token in the header, `open_id` in the query, the answer read by the one success rule and
 * handed to `read`, which returns undefined when the field is missing that this call has to deliver.
 * @throws ChannelFailure
 */
export async function callByteDance<T>(
  context: ChannelContext,
  platform: ByteDancePlatform,
  call: ByteDanceCall,
  read: (data: Fields) => T | undefined,
): Promise<T> {
  return context.withToken(async (accessToken) => {
    const response = await context.http.send(requestFor(context, call, accessToken));
    return readResponse(response, platform, call.effect, context.clock.now(), read);
  });
}

function requestFor(context: ChannelContext, call: ByteDanceCall, accessToken: string): ChannelRequest {
  return {
    method: call.method,
    url: `${context.baseUrls.api}${call.path}`,
    headers: { 'access-token': accessToken },
    query: { open_id: context.account.credentials.openId ?? '', ...call.query },
    json: call.json,
    multipart: call.multipart,
    timeoutMs: call.timeoutMs,
    effect: effectOnWire(call.effect),
  };
}

/** @throws ChannelFailure at a refusal, at an unreadable answer and at an answer without its field. */
export function readResponse<T>(
  response: ChannelResponse,
  platform: ByteDancePlatform,
  effect: 'repeatable' | 'once',
  now: Date,
  read: (data: Fields) => T | undefined,
): T {
  const answer = readByteDanceAnswer(response, effectOnWire(effect));
  if (!answer.ok) throw byteDanceFailure(answer, { ...platform, effect, now });
  const value = read(answer.data);
  if (value === undefined) throw unreadableAnswer(response.status, effectOnWire(effect));
  return value;
}

function effectOnWire(effect: 'repeatable' | 'once'): 'read' | 'write' {
  return effect === 'once' ? 'write' : 'read';
}
