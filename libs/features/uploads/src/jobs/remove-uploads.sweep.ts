import { Injectable } from '@nestjs/common';
import { MINUTE_MS } from '@haojiao/kernel';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { RemoveUploads } from '../remove-uploads';

@Injectable()
export class RemoveUploadsSweep implements Sweep {
  readonly name = 'remove-uploads';
  readonly everyMs = 10 * MINUTE_MS;

  constructor(private readonly removal: RemoveUploads) {}

  async run(): Promise<void> {
    await this.removal.run();
  }
}
