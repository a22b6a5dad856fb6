import { Injectable } from '@nestjs/common';
import type { JobProcessor } from '@haojiao/infrastructure/queue';
import { FetchPictures } from '../fetch-pictures';
import { ReadImport } from '../read-import';
import { workOnImport } from './work-on-import.queue';

@Injectable()
export class WorkOnImportProcessor implements JobProcessor<{ importId: string }> {
  readonly queue = workOnImport;

  constructor(
    private readonly reading: ReadImport,
    private readonly fetching: FetchPictures,
  ) {}

  async process({ importId }: { importId: string }): Promise<void> {
    await this.reading.run(importId);
    await this.fetching.run(importId);
  }
}
