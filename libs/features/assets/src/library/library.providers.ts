import './bulk/asset-job-item.entity';
import './bulk/asset-job.entity';
import './consents/asset-consent.entity';
import './quota/asset-quota.entity';
import './quota/asset-volume.entity';
import './tags/asset-tag-use.entity';
import { AssetFolders } from './folders/asset-folders.service';
import { QuotaGuard } from './quota/quota-guard';
import { ListAssets } from './search/list-assets';
import { FindSimilar } from './similar/find-similar';
import { SuggestTags } from './tags/suggest-tags';

/** What the library can do with assets once they are there. */
export const libraryProviders = [AssetFolders, FindSimilar, ListAssets, QuotaGuard, SuggestTags];
