import { Module } from '@nestjs/common';
import { Settings } from '@haojiao/infrastructure/config';
import { ObjectStorage } from './object-storage';
import { openStorage } from './open-storage';

@Module({
  providers: [{ provide: ObjectStorage, inject: [Settings], useFactory: openStorage }],
  exports: [ObjectStorage],
})
export class StorageModule {}
