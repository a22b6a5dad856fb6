import { Injectable } from '@nestjs/common';
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
/** Events whose stale things are named together, and settled together: few requests, which fit into a lease. */
const NAMED_TOGETHER = 50;

const nothingToDo: WebhookAnswer = {
  isTaken: true,
  isGone: false,
  status: null,
  problem: null,
  answer: '',
  retryAfter: null,
};

/** Tells caches what is stale, many things in one request. Naming them twice does no harm. */
@Injectable()
export class SendPurges implements Sweep {
  readonly name = 'send-purges';
  readonly everyMs = 400;

  constructor(
    private readonly turns: WebhookTurns,
    private readonly sender: WebhookSender,
    private readonly attempts: SettleAttempts,
    private readonly settings: Settings,
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
    for (let from = 0; from < messages.length && this.turns.mayGoOn(turn); from += together) {
      const named = messages.slice(from, from + together);
      const answer = await this.purge(turn, named);
      await this.attempts.settle(turn.webhook, named, answer);
      if (!answer.isTaken) break;
    }
    await this.turns.giveBack(turn);
  }

  /** The first refusal, else the last answer. */
  private async purge({ webhook }: Turn, messages: DueMessage[]): Promise<WebhookAnswer> {
    let answer = nothingToDo;
    const requests = purgeRequests(
      webhook.purgeShape!,
      webhook.url,
      staleIn(messages),
      this.settings.publicUrl,
    );
    for (const request of requests) {
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
