import { Injectable } from '@nestjs/common';
import type { JobProcessor } from '@haojiao/infrastructure/queue';
import { RunFigureImport } from '../run-figure-import';
import { runFigureImport } from './run-figure-import.queue';

@Injectable()
export class RunFigureImportProcessor implements JobProcessor<{ importId: string }> {
  readonly queue = runFigureImport;

  constructor(private readonly runner: RunFigureImport) {}

  process({ importId }: { importId: string }): Promise<void> {
    return this.runner.run(importId);
  }
}
