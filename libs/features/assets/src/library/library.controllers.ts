import { AssetJobsController } from './bulk/asset-jobs.controller';
import { AssetConsentsController } from './consents/asset-consents.controller';
import { AssetFoldersController } from './folders/asset-folders.controller';
import { AssetQuotasController } from './quota/asset-quotas.controller';
import { ReplacementsController } from './replacements/replacements.controller';
import { AssetTagsController } from './tags/asset-tags.controller';

export const libraryControllers = [
  AssetJobsController,
  AssetConsentsController,
  AssetFoldersController,
  AssetQuotasController,
  ReplacementsController,
  AssetTagsController,
];
