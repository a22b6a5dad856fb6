import { Injectable } from '@nestjs/common';
import { HOUR_MS, systemClock } from '@haojiao/kernel';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { AssetIntake } from '../asset-intake';

/** Files on their way in whose process died; removing one twice does no harm. */
@Injectable()
export class RemoveAbandonedUploadsSweep implements Sweep {
  readonly name = 'remove-abandoned-uploads';
  readonly everyMs = HOUR_MS;

  constructor(private readonly intake: AssetIntake) {}

  async run(): Promise<void> {
    await this.intake.removeAbandoned(systemClock.now());
  }
}
