import { Module } from '@nestjs/common';
import { AssetsModule } from '../assets.module';
import { AssetFileChanges } from './asset-file-changes';
import { ReadyFiles } from './ready-files';

/** Files for those who fetch many: of processes that answer strangers alone. */
@Module({
  imports: [AssetsModule],
  providers: [AssetFileChanges, ReadyFiles],
  exports: [ReadyFiles],
})
export class ServingModule {}
