import { Injectable } from '@nestjs/common';
import { SECOND_MS } from '@haojiao/kernel';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { SendSheetRow } from '../sheets/send-sheet-row';

/** Sends the rows that were ordered, one after another. Several workers take different ones. */
@Injectable()
export class SendSheetRows implements Sweep {
  readonly name = 'send-sheet-rows';
  readonly everyMs = 2 * SECOND_MS;

  constructor(private readonly row: SendSheetRow) {}

  async run(): Promise<void> {
    while (await this.row.runNext());
  }
}
