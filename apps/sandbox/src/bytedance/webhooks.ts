import { createHash, randomBytes } from 'node:crypto';
import type { SandboxClock } from '../core/clock';
import type { DeveloperApp, OpenPlatform } from './open-platform';
import { hex } from './open-platform';

const ANSWER_WITHIN_MS = 5_000;
const REPEATS = 3;
const REPEAT_AFTER_MS = 10_000;
const UNSUBSCRIBED_AFTER_FAILURES = 5;

/** How one app's pushes behave; the console keeps the address, a test the rest. */
export interface WebhookTarget {
  url: string;
  /** Each event is sent once more under the same `Msg-Id`, although the first was answered. */
  duplicate: boolean;
  /** The next so many events are never sent. */
  lose: number;
  /** What is due together is sent last first. */
  reorder: boolean;
  /** Events whose `content` is JSON as text. */
  contentAsText: string[];
  failures: number;
  isUnsubscribed: boolean;
}

interface Push {
  clientKey: string;
  messageId: string;
  body: string;
  sent: number;
  dueAt: number;
}

/** Events of the platform, signed, repeated, and told to whoever was registered for the app. */
export class Webhooks {
  readonly targets = new Map<string, WebhookTarget>();
  /** Every delivery tried, for tests. */
  readonly deliveries: { event: string; messageId: string; status: number | null }[] = [];
  private pushes: Push[] = [];

  constructor(
    private readonly clock: () => SandboxClock,
    private readonly openPlatform: OpenPlatform,
  ) {}

  /** Asks the address for its challenge first. Plain http only on this machine. Null: it is taken; else why not. */
  async register(
    app: DeveloperApp,
    url: string,
    wish: Partial<Pick<WebhookTarget, 'duplicate' | 'lose' | 'reorder' | 'contentAsText'>>,
  ): Promise<string | null> {
    if (!isAllowed(url)) return 'the address must be https';
    const challenge = randomBytes(3).readUIntBE(0, 3);
    const body = JSON.stringify({
      event: 'verify_webhook',
      client_key: app.clientKey,
      content: { challenge },
    });
    const answer = await send(url, body, app, `verify-${hex(6)}`);
    let echoed: unknown;
    try {
      echoed = (JSON.parse(answer?.text ?? '') as { challenge?: unknown }).challenge;
    } catch {
      echoed = undefined;
    }
    if (answer?.status !== 200 || echoed !== challenge)
      return `the address did not answer {"challenge":${challenge}} but ${answer?.status ?? 'nothing'} ${answer?.text.slice(0, 80) ?? ''}`;
    this.targets.set(app.clientKey, {
      duplicate: false,
      lose: 0,
      reorder: false,
      contentAsText: ['new_video_digg', 'new_follow_action'],
      ...wish,
      url,
      failures: 0,
      isUnsubscribed: false,
    });
    return null;
  }

  push(clientKey: string, event: string, fromUserId: string, content: unknown): void {
    const target = this.targets.get(clientKey);
    if (!target || target.isUnsubscribed) return;
    if (target.lose > 0) {
      target.lose -= 1;
      return;
    }
    const body = JSON.stringify({
      event,
      client_key: clientKey,
      from_user_id: fromUserId,
      to_user_id: '',
      content: target.contentAsText.includes(event) ? JSON.stringify(content) : content,
      log_id: `${hex(16)}`,
    });
    const push = { clientKey, messageId: hex(12), body, sent: 0, dueAt: this.now() };
    this.pushes.push(push);
    if (target.duplicate) this.pushes.push({ ...push });
  }

  /** Sends what is due: each up to three times more while nobody answers 200 within five seconds. */
  async deliver(): Promise<void> {
    const due = this.pushes.filter((push) => push.dueAt <= this.now());
    const isReordered = due.some((push) => this.targets.get(push.clientKey)?.reorder);
    for (const push of isReordered ? due.reverse() : due) await this.deliverOne(push);
  }

  reset(): void {
    this.targets.clear();
    this.deliveries.length = 0;
    this.pushes = [];
  }

  private async deliverOne(push: Push): Promise<void> {
    const target = this.targets.get(push.clientKey);
    const app = this.openPlatform.apps.get(push.clientKey);
    const answer = target && app && (await send(target.url, push.body, app, push.messageId));
    const { event } = JSON.parse(push.body) as { event: string };
    this.deliveries.push({ event, messageId: push.messageId, status: answer?.status ?? null });
    push.sent += 1;
    const isTaken = answer?.status === 200;
    if (isTaken || !target || push.sent > REPEATS)
      this.pushes = this.pushes.filter((other) => other !== push);
    else push.dueAt = this.now() + REPEAT_AFTER_MS;
    if (!target) return;
    target.failures = isTaken ? 0 : target.failures + (push.sent > REPEATS ? 1 : 0);
    target.isUnsubscribed ||= target.failures >= UNSUBSCRIBED_AFTER_FAILURES;
  }

  private now(): number {
    return this.clock().now().getTime();
  }
}

/** Lower-case hex SHA-1 of the secret directly followed by the body as it is sent. */
export function webhookSignature(clientSecret: string, body: string): string {
  return createHash('sha1').update(clientSecret).update(body).digest('hex');
}

async function send(
  url: string,
  body: string,
  app: DeveloperApp,
  messageId: string,
): Promise<{ status: number; text: string } | null> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-douyin-signature': webhookSignature(app.clientSecret, body),
        'msg-id': messageId,
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    return { status: answer.status, text: await answer.text() };
  } catch {
    return null;
  }
}

function isAllowed(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
