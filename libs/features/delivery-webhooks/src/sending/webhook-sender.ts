import { Inject, Injectable } from '@nestjs/common';
import { SECOND_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Settings } from '@haojiao/infrastructure/config';
import { AddressRefused, callForeign } from '@haojiao/infrastructure/http';
import type { ForeignCall } from '@haojiao/infrastructure/http';
import { KeyRing } from '@haojiao/infrastructure/security';
import { signedHeaders } from '@haojiao/features/notices';
import type { PurgeRequest } from '../domain/purge-shapes';
import { withoutToken } from '../domain/without-token';
import type { WebhookEntity } from '../persistence/webhook.entity';

/** What a receiver said. */
export interface WebhookAnswer {
  isTaken: boolean;
  /** 410: it wants no more. */
  isGone: boolean;
  /** Null: no answer at all. */
  status: number | null;
  /** Null when it was taken. Names no address of ours. */
  problem: string | null;
  /** Its beginning, in one line. */
  answer: string;
  retryAfter: string | null;
}

/** What is kept of an answer, in bytes. */
const ANSWER_BYTES = 500;
/** For each attempt, all together; leases are longer. */
export const ATTEMPT_MS = 10 * SECOND_MS;

/** Sends one thing to the address of a webhook, and only through the guarded client. */
@Injectable()
export class WebhookSender {
  constructor(
    private readonly keys: KeyRing,
    private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Signed with the webhook's key, and with the one before while both hold. */
  async post(webhook: WebhookEntity, messageId: string, body: string): Promise<WebhookAnswer> {
    return this.call(webhook.url, { body, headers: this.signatures(webhook, messageId, body) });
  }

  /** Of an answer that repeats the token, the token is left out. */
  async purge(webhook: WebhookEntity, { method, url, body }: PurgeRequest): Promise<WebhookAnswer> {
    const { id, headerName, sealedHeaderValue } = webhook;
    const call = { method, body: body ?? undefined };
    if (headerName === null) return this.call(url, { ...call, headers: {} });
    const token = this.keys.decrypt(sealedHeaderValue!, headerContext(id));
    const answer = await this.call(url, { ...call, headers: { [headerName]: token } });
    return { ...answer, answer: withoutToken(answer.answer, token) };
  }

  private signatures(webhook: WebhookEntity, messageId: string, body: string): Record<string, string> {
    const now = this.clock.now();
    const context = secretContext(webhook.id);
    const sealed = [webhook.sealedSecret!];
    if (webhook.formerSecretUntil && webhook.formerSecretUntil > now)
      sealed.push(webhook.sealedFormerSecret!);
    const signed = sealed.map((secret) =>
      signedHeaders(this.keys.decrypt(secret, context), messageId, now, body),
    );
    const signature = signed.map((headers) => headers['webhook-signature']).join(' ');
    return { ...signed[0], 'webhook-signature': signature };
  }

  private async call(url: string, call: ForeignCall): Promise<WebhookAnswer> {
    try {
      const { status, answer, retryAfter } = await callForeign(url, {
        ...call,
        headers: { 'user-agent': 'Haojiao/1.0 (webhooks)', ...call.headers },
        timeoutMs: ATTEMPT_MS,
        maxAnswerBytes: ANSWER_BYTES,
        trustedOrigins: this.settings.trustedOrigins,
      });
      const isTaken = status >= 200 && status < 300;
      return {
        isTaken,
        isGone: status === 410,
        status,
        problem: isTaken ? null : `HTTP ${status}`,
        answer: lineOf(answer.toString('utf8')),
        retryAfter,
      };
    } catch (error) {
      return {
        ...{ isTaken: false, isGone: false, status: null },
        ...{ problem: problemOf(error), answer: '', retryAfter: null },
      };
    }
  }
}

/** Says what a person can act on; addresses that a name was resolved to, and ports, are nobody's business. */
function problemOf(error: unknown): string {
  if (error instanceof AddressRefused) return error.code;
  const { code, name } = error as { code?: unknown; name?: unknown };
  if (name === 'TimeoutError' || name === 'AbortError' || code === 'ABORT_ERR') return 'timeout';
  return typeof code === 'string' ? code.slice(0, 60) : 'connection_failed';
}

/** One line that every table takes. */
function lineOf(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\ufffd\s]+/gu, ' ').trim();
}

/** Binds a sealed key of a signature to its webhook. */
export function secretContext(webhookId: string): string {
  return `webhook:${webhookId}`;
}

/** Binds a sealed header to its webhook. */
export function headerContext(webhookId: string): string {
  return `webhook_header:${webhookId}`;
}
