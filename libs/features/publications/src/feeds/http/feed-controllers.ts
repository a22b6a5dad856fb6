import { FeedEntriesController } from './feed-entries.controller';
import { AccountFeedTokensController } from './feed-tokens.controller';
import { PulledFeedsController } from './pulled-feeds.controller';

export const feedControllers = [FeedEntriesController, AccountFeedTokensController, PulledFeedsController];
