import { Injectable } from '@nestjs/common';
import { JobProducer } from '@haojiao/infrastructure/queue';
import type { Actor } from '@haojiao/features/organizations';
import { uploadLimits } from './domain/upload-limits';
import { FinishUpload } from './finish-upload';
import { judgeUpload } from './jobs/judge-upload.queue';
import type { UploadEntity } from './persistence/upload.entity';
import { ReceiveBytes } from './receive-bytes';
import type { UploadPart } from './receive-bytes';
import { offsetMismatch, uploadGone, uploadRefused } from './upload-errors';
import { UploadsService } from './uploads.service';

/** Takes the bytes of one request, and sees to the file once it is whole. */
@Injectable()
export class TakePart {
  constructor(
    private readonly uploads: UploadsService,
    private readonly receiving: ReceiveBytes,
    private readonly finishing: FinishUpload,
    private readonly jobs: JobProducer,
  ) {}

  /**
   * The upload as it stands then. A small file is judged at once, and its refusal is the answer; a large one is
   * `judging` until the worker has read it.
   * @throws AppError as `ReceiveBytes.run` and `AssetIntake.receive`; `upload_expired`, `upload_cancelled` (410)
   */
  async run(actor: Actor, upload: UploadEntity, part: UploadPart): Promise<UploadEntity> {
    requireOpen(upload);
    if (upload.state === 'receiving') await this.receiving.run(actor, upload, part);
    else if (part.offset !== upload.length || part.contentLength) throw offsetMismatch(upload.length);
    const received = await this.uploads.load(actor, upload.id);
    if (received.state !== 'judging') return requireOpen(received);
    if (received.length <= uploadLimits.judgedAtOnceBytes) await this.finishing.run(upload.id);
    else await this.jobs.enqueue(judgeUpload, { uploadId: upload.id });
    return requireOpen(await this.uploads.load(actor, upload.id));
  }
}

function requireOpen(upload: UploadEntity): UploadEntity {
  if (upload.state === 'refused') throw uploadRefused(upload);
  if (upload.state === 'cancelled' || upload.state === 'expired') throw uploadGone(upload.state);
  return upload;
}
