import { Injectable } from '@nestjs/common';
import { HOUR_MS } from '@haojiao/kernel';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { RemoveImports } from '../remove-imports';

/** Several workers may do it at once: rows are taken one by one, locked ones are left. */
@Injectable()
export class RemoveExpiredImportsSweep implements Sweep {
  readonly name = 'remove-expired-imports';
  readonly everyMs = HOUR_MS;

  constructor(private readonly removal: RemoveImports) {}

  async run(): Promise<void> {
    await this.removal.removeExpired();
  }
}
