import { FeedEntriesController } from './feed-entries.controller';
import { FeedTokensController } from './feed-tokens.controller';
import { PulledFeedsController } from './pulled-feeds.controller';

export const feedControllers = [FeedEntriesController, FeedTokensController, PulledFeedsController];
