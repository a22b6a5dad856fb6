import { Injectable } from '@nestjs/common';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { ViewMover } from '../view-mover';

/** Figures are at most this old and the time of one transaction. */
@Injectable()
export class MoveViewBatches implements Sweep {
  readonly name = 'move-view-batches';
  readonly everyMs = 1_000;

  constructor(private readonly mover: ViewMover) {}

  async run(): Promise<void> {
    await this.mover.move();
  }
}
