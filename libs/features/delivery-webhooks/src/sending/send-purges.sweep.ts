import { Inject, Injectable } from '@nestjs/common';
import { MINUTE_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Settings } from '@haojiao/infrastructure/config';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { purgeRequests } from '../domain/purge-shapes';
import type { StaleThings } from '../domain/purge-shapes';
import { SettleAttempts } from './settle-attempts';
import { WebhookSender } from './webhook-sender';
import type { WebhookAnswer } from './webhook-sender';
import { WebhookTurns, inLanes } from './webhook-turns';
import type { DueMessage, Turn } from './webhook-turns';

/** Events taken in one turn. */
const A_TURN = 200;
/** Events whose stale things are named together, and settled together. */
const NAMED_TOGETHER = 50;
/** A cache that takes longer for what is settled together is too slow: that counts as refused. */
const LONGEST_MS = 5 * MINUTE_MS;

const nothingToDo: WebhookAnswer = {
  isTaken: true,
  isGone: false,
  status: null,
  problem: null,
  answer: '',
  retryAfter: null,
};
const tooSlow: WebhookAnswer = { ...nothingToDo, isTaken: false, problem: 'timeout' };

/** Tells caches what is stale, many things in one request, and a while later again. Naming them twice does no harm. */
@Injectable()
export class SendPurges implements Sweep {
  readonly name = 'send-purges';
  readonly everyMs = 400;

  constructor(
    private readonly turns: WebhookTurns,
    private readonly sender: WebhookSender,
    private readonly attempts: SettleAttempts,
    private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    await inLanes(
      () => this.turns.take('purge'),
      (turn) => this.work(turn),
    );
  }

  private async work(turn: Turn): Promise<void> {
    const messages = await this.turns.due(turn, A_TURN);
    const together = turn.webhook.purgeShape === 'purge_each' ? 1 : NAMED_TOGETHER;
    for (let from = 0; from < messages.length && this.turns.hasTime(turn); from += together) {
      const named = messages.slice(from, from + together);
      const answer = await this.purge(turn, named);
      if (answer === null) break;
      await this.attempts.settle(turn.webhook, named, answer);
      if (!answer.isTaken) break;
    }
    await this.turns.giveBack(turn);
  }

  /** The first refusal, else the last answer; null when the turn was over before all was named. */
  private async purge(turn: Turn, messages: DueMessage[]): Promise<WebhookAnswer | null> {
    const { webhook } = turn;
    const endsAt = this.clock.now().getTime() + LONGEST_MS;
    let answer = nothingToDo;
    const requests = purgeRequests(
      webhook.purgeShape!,
      webhook.url,
      staleIn(messages),
      this.settings.publicUrl,
    );
    for (const request of requests) {
      if (this.clock.now().getTime() >= endsAt) return tooSlow;
      if (!(await this.turns.hold(turn))) return null;
      answer = await this.sender.purge(webhook, request);
      if (!answer.isTaken) break;
    }
    return answer;
  }
}

function staleIn(messages: DueMessage[]): StaleThings {
  const all = messages.map(({ body }) => JSON.parse(body) as StaleThings);
  return { urls: all.flatMap(({ urls }) => urls), keys: all.flatMap(({ keys }) => keys) };
}
