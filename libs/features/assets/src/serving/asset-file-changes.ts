import { Injectable } from '@nestjs/common';
import { isId } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import { DatabaseNotices } from '@haojiao/infrastructure/database';

/** Told by triggers of the tables of files; the payload is the asset's id. */
const ASSET_FILES_CHANGED = 'asset_files_changed';

/** Hears of which assets a file was deleted or replaced, in whatever process that was committed. */
@Injectable()
export class AssetFileChanges extends DatabaseNotices<{ assetId: string }> {
  constructor(settings: Settings) {
    super({
      databaseUrl: settings.databaseUrl,
      channel: ASSET_FILES_CHANGED,
      applicationName: 'haojiao-asset-file-changes',
      parse: (payload) => (isId(payload) ? { assetId: payload } : null),
    });
  }
}
