import { CorrectListed } from './correct-listed';
import { FeedEntries } from './feed-entries';
import { FeedFiles } from './feed-files';
import { FeedLedger } from './feed-ledger';
import { FeedNotices } from './feed-notices';
import { FeedReceipts } from './feed-receipts';
import { FeedSecrets } from './feed-secrets';
import './persistence/feed-receipt.entity';
import { ServeFeed } from './serve-feed';

/** Everything about channels that pull. */
export const feedProviders = [
  CorrectListed,
  FeedEntries,
  FeedFiles,
  FeedLedger,
  FeedNotices,
  FeedReceipts,
  FeedSecrets,
  ServeFeed,
];
