import { Module } from '@nestjs/common';
import { QueueModule } from '@haojiao/infrastructure/queue';
import { StorageModule } from '@haojiao/infrastructure/storage';
import { AssetsModule } from '@haojiao/features/assets';
import { AuditModule } from '@haojiao/features/audit';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { SessionsModule } from '@haojiao/features/sessions';
import { CreateUpload } from './create-upload';
import { FinishUpload } from './finish-upload';
import { ReceiveBytes } from './receive-bytes';
import { RefuseUpload } from './refuse-upload';
import { RemoveUploads } from './remove-uploads';
import { TakePart } from './take-part';
import { UploadFiles } from './upload-files';
import { UploadLeases } from './upload-leases';
import { UploadRights } from './upload-rights';
import { UploadsService } from './uploads.service';

const useCases = [CreateUpload, FinishUpload, ReceiveBytes, RemoveUploads, TakePart, UploadsService];

/** Large files that arrive in parts and go on after an interruption (tus 1.0). */
@Module({
  imports: [AuditModule, OrganizationsModule, SessionsModule, AssetsModule, QueueModule, StorageModule],
  providers: [...useCases, RefuseUpload, UploadFiles, UploadLeases, UploadRights],
  exports: [...useCases],
})
export class UploadsModule {}
