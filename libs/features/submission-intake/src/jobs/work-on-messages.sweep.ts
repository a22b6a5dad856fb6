import { Injectable } from '@nestjs/common';
import { SECOND_MS } from '@haojiao/kernel';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { WorkOnMessage } from '../messages/work-on-message';

/** Reads the messages that were kept, one after another. Several workers take different ones. */
@Injectable()
export class WorkOnMessages implements Sweep {
  readonly name = 'work-on-messages';
  readonly everyMs = 3 * SECOND_MS;

  constructor(private readonly work: WorkOnMessage) {}

  async run(): Promise<void> {
    while (await this.work.runNext());
  }
}
