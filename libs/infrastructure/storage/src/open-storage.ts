import { join, resolve } from 'node:path';
import type { Settings } from '@haojiao/infrastructure/config';
import { FolderStorage } from './folder-storage';
import type { ObjectStorage } from './object-storage';
import { parseS3Address } from './s3-address';
import { S3Storage } from './s3-storage';

/** The storage that `STORAGE_URL` names. @throws Error at start when it can't be used. */
export async function openStorage(settings: Pick<Settings, 'storageUrl' | 'home'>): Promise<ObjectStorage> {
  const { storageUrl } = settings;
  if (storageUrl.startsWith('s3:')) {
    return S3Storage.open(parseS3Address(storageUrl), resolve(join(settings.home, 'incoming')));
  }
  const folder = decodeURI(storageUrl.replace(/^file:(\/\/)?/, ''));
  return FolderStorage.open(resolve(folder));
}
