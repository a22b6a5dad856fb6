import { Injectable } from '@nestjs/common';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { LiveViews } from '../live/live-views';

/** Brings what was counted of live broadcasts to those who keep them. */
@Injectable()
export class TellLiveViews implements Sweep {
  readonly name = 'tell-live-views';
  readonly everyMs = 5_000;

  constructor(private readonly views: LiveViews) {}

  async run(): Promise<void> {
    await this.views.tell();
  }
}
