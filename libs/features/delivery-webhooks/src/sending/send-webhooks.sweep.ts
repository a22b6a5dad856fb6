import { Injectable } from '@nestjs/common';
import { SECOND_MS } from '@haojiao/kernel';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { SettleAttempts } from './settle-attempts';
import { WebhookSender } from './webhook-sender';
import { WebhookTurns, inLanes } from './webhook-turns';
import type { Turn } from './webhook-turns';

/** Messages sent to one receiver before another one's turn comes. */
const A_TURN = 20;

/** Posts what is due, one after the other, at least once: the receiver knows a second copy by its id. */
@Injectable()
export class SendWebhooks implements Sweep {
  readonly name = 'send-webhooks';
  readonly everyMs = SECOND_MS;

  constructor(
    private readonly turns: WebhookTurns,
    private readonly sender: WebhookSender,
    private readonly attempts: SettleAttempts,
  ) {}

  async run(): Promise<void> {
    await inLanes(
      () => this.turns.take('events'),
      (turn) => this.work(turn),
    );
  }

  private async work(turn: Turn): Promise<void> {
    const { webhook } = turn;
    for (const message of await this.turns.due(turn, A_TURN)) {
      if (!this.turns.hasTime(turn) || !(await this.turns.hold(turn))) break;
      const answer = await this.sender.post(webhook, message.id, message.body);
      await this.attempts.settle(webhook, [message], answer);
      // It rests now; the next message is tried after that, lest one that is never taken holds up the others.
      if (!answer.isTaken) break;
    }
    await this.turns.giveBack(turn);
  }
}
