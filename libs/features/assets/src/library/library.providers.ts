import './bulk/asset-job-item.entity';
import './quota/asset-volume.entity';
import './tags/asset-tag-use.entity';
import { AssetJobs } from './bulk/asset-jobs.service';
import { EnqueueAssetJobs, WorkOnAssetJobProcessor } from './bulk/asset-jobs.worker';
import { WorkOnAssetJob } from './bulk/work-on-asset-job';
import { AssetConsents } from './consents/asset-consents.service';
import { AssetFolders } from './folders/asset-folders.service';
import { AssetQuotas } from './quota/asset-quotas.service';
import { QuotaGuard } from './quota/quota-guard';
import { WatchQuotas } from './quota/watch-quotas.sweep';
import { ReplaceAsset } from './replacements/replace-asset';
import { ShowableAssets } from './rights/showable-assets';
import { ListAssets } from './search/list-assets';
import { FindSimilar } from './similar/find-similar';
import { SuggestTags } from './tags/suggest-tags';

/** What the library can do with assets once they are there. */
export const libraryProviders = [
  AssetConsents,
  AssetFolders,
  AssetJobs,
  AssetQuotas,
  EnqueueAssetJobs,
  FindSimilar,
  ListAssets,
  QuotaGuard,
  ReplaceAsset,
  ShowableAssets,
  SuggestTags,
  WatchQuotas,
  WorkOnAssetJob,
  WorkOnAssetJobProcessor,
];
