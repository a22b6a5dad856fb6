import { Injectable } from '@nestjs/common';
import type { JobProcessor } from '@haojiao/infrastructure/queue';
import { FinishUpload } from '../finish-upload';
import { judgeUpload } from './judge-upload.queue';

@Injectable()
export class JudgeUploadProcessor implements JobProcessor<{ uploadId: string }> {
  readonly queue = judgeUpload;

  constructor(private readonly finishing: FinishUpload) {}

  async process({ uploadId }: { uploadId: string }): Promise<void> {
    await this.finishing.run(uploadId);
  }
}
