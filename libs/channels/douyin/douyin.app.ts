import { MINUTE_MS } from '@haojiao/kernel';
import { ChannelFailure, numberOf, readResponse, textOf } from '@haojiao/channel-kit';
import type { AppSecret, ChannelContext, ChannelRequest, Fields } from '@haojiao/channel-kit';
import { douyinPlatform } from './douyin.client';

/** Tokens and tickets live two hours; one that is about to run out would die on the way. */
const RENEW_BEFORE_MS = 5 * MINUTE_MS;
/** A link is good for an hour, and so must be the ticket that signs it. */
const TICKET_RENEW_BEFORE_MS = 70 * MINUTE_MS;
const TOO_MANY_CLIENT_TOKENS = '10020';

/**
 * The ticket that signs share links, got with the app's own token; both are shared by all processes.
 * @throws ChannelFailure
 */
export function shareTicket(context: ChannelContext): Promise<AppSecret> {
  return context.appSecret({
    name: 'share_ticket',
    app: appOf(context),
    renewBeforeMs: TICKET_RENEW_BEFORE_MS,
    obtain: () =>
      callAsApp(context, { method: 'GET', path: '/open/getticket/' }, (data) =>
        expiring(data.ticket, data.expires_in, context),
      ),
  });
}

/** What the event of the later post will name. @throws ChannelFailure */
export function newShareId(context: ChannelContext, topic: string | undefined): Promise<string> {
  const query = { need_callback: 'true', ...(topic === undefined ? {} : { default_hashtag: topic }) };
  return callAsApp(
    context,
    { method: 'GET', path: '/share-id/', query },
    (data) => textOf(data.share_id) || undefined,
  );
}

/** The link as the platform itself builds it. @throws ChannelFailure */
export function shareSchema(context: ChannelContext, body: Fields): Promise<string> {
  return callAsApp(
    context,
    { method: 'POST', path: '/api/douyin/v1/schema/get_share/', json: body },
    (data) => textOf(data.schema) || undefined,
  );
}

type AppCall = Pick<ChannelRequest, 'method' | 'query' | 'json'> & { path: string };

/** Makes no post: may be repeated. A refused token is replaced once. */
async function callAsApp<T>(
  context: ChannelContext,
  call: AppCall,
  read: (data: Fields) => T | undefined,
): Promise<T> {
  const { value } = await clientToken(context);
  try {
    return await send(context, call, value, read);
  } catch (error) {
    if (!(error instanceof ChannelFailure) || !error.tokenRejected) throw error;
    const next = await clientToken(context, value);
    return send(context, call, next.value, read);
  }
}

async function send<T>(
  context: ChannelContext,
  { path, ...call }: AppCall,
  token: string,
  read: (data: Fields) => T | undefined,
): Promise<T> {
  const url = `${context.baseUrls.api}${path}`;
  const headers = { 'access-token': token };
  const response = await context.http.send({ ...call, url, headers, effect: 'read' });
  return readResponse(response, douyinPlatform, 'repeatable', context.clock.now(), read);
}

function clientToken(context: ChannelContext, refused?: string): Promise<AppSecret> {
  const { clientKey = '', clientSecret = '' } = context.account.credentials;
  return context.appSecret({
    name: 'client_token',
    app: appOf(context),
    renewBeforeMs: RENEW_BEFORE_MS,
    refused,
    obtain: async () => {
      const response = await context.http.send({
        method: 'POST',
        url: `${context.baseUrls.api}/oauth/client_token/`,
        json: { client_key: clientKey, client_secret: clientSecret, grant_type: 'client_credential' },
        effect: 'read',
      });
      try {
        return readResponse(response, douyinPlatform, 'repeatable', context.clock.now(), (data) =>
          expiring(data.access_token, data.expires_in, context),
        );
      } catch (error) {
        throw tooManyTokens(error);
      }
    },
  });
}

/** Of this call the code means "too often"; of a renewal, that none is left. */
function tooManyTokens(error: unknown): unknown {
  if (!(error instanceof ChannelFailure) || error.platformCode !== TOO_MANY_CLIENT_TOKENS) return error;
  return new ChannelFailure({
    failureClass: 'rate_limited',
    code: 'douyin_client_tokens_used_up',
    platformCode: error.platformCode,
    platformMessage: error.platformMessage,
    advice: {
      zh: '应用令牌申请过于频繁，五分钟后自动继续。',
      en: 'Tokens of the app were asked for too often; it goes on in five minutes.',
    },
    retryAfterMs: 5 * MINUTE_MS,
    cause: error,
  });
}

function expiring(value: unknown, expiresIn: unknown, context: ChannelContext): AppSecret | undefined {
  const text = textOf(value);
  const seconds = numberOf(expiresIn);
  if (!text || seconds === undefined) return undefined;
  return { value: text, expiresAt: new Date(context.clock.now().getTime() + seconds * 1_000) };
}

function appOf({ account }: ChannelContext): string[] {
  return [account.credentials.clientKey ?? '', account.credentials.clientSecret ?? ''];
}
