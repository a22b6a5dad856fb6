import { Injectable } from '@nestjs/common';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { HandOnEvents } from './hand-on-events';

/** Often: caches are to be purged within a second or so. */
@Injectable()
export class HandOnWebhookEvents implements Sweep {
  readonly name = 'hand-on-webhook-events';
  readonly everyMs = 400;

  constructor(private readonly events: HandOnEvents) {}

  async run(): Promise<void> {
    while ((await this.events.run()) > 0);
  }
}
