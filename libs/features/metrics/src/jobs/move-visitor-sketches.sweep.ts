import { Injectable } from '@nestjs/common';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { SketchMover } from '../sketch-mover';

/** Less often than views: a sketch is up to 12 KB, written whole each time. */
@Injectable()
export class MoveVisitorSketches implements Sweep {
  readonly name = 'move-visitor-sketches';
  readonly everyMs = 5_000;

  constructor(private readonly mover: SketchMover) {}

  async run(): Promise<void> {
    await this.mover.move();
  }
}
