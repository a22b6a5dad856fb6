import { Injectable } from '@nestjs/common';
import type { JobProcessor } from '@haojiao/infrastructure/queue';
import { RunLegacyImport } from '../run-legacy-import';
import { runLegacyImport } from './run-legacy-import.queue';

@Injectable()
export class RunLegacyImportProcessor implements JobProcessor<{ importId: string }> {
  readonly queue = runLegacyImport;

  constructor(private readonly runner: RunLegacyImport) {}

  process({ importId }: { importId: string }): Promise<void> {
    return this.runner.run(importId);
  }
}
