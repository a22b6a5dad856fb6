export * from './http/uploads-http.module';
export { openUploadDoor } from './http/upload-door';
export { EnqueueDueUploadsSweep } from './jobs/enqueue-due-uploads.sweep';
export { JudgeUploadProcessor } from './jobs/judge-upload.processor';
export { RemoveUploadsSweep } from './jobs/remove-uploads.sweep';
export * from './jobs/uploads-jobs.module';
export { UploadEntity } from './persistence/upload.entity';
export * from './uploads.module';
