import { Injectable } from '@nestjs/common';
import { SECOND_MS } from '@haojiao/kernel';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { MailboxLeases } from '../mailboxes/mailbox-leases';
import { ReadMailbox } from '../mailboxes/read-mailbox';

/** Looks into every mailbox about once a minute. Several workers may do so at once. */
@Injectable()
export class ReadMailboxes implements Sweep {
  readonly name = 'read-mailboxes';
  readonly everyMs = 5 * SECOND_MS;

  constructor(
    private readonly leases: MailboxLeases,
    private readonly reading: ReadMailbox,
  ) {}

  async run(): Promise<void> {
    for (let held = await this.leases.take(); held; held = await this.leases.take()) {
      await this.reading.run(held);
    }
  }
}
