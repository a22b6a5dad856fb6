import type { ChannelContext, ChannelFigures } from '@haojiao/channel-kit';
import type { ChannelAccountEntity } from '@haojiao/features/channel-accounts';
import type { Claim } from './persistence/collection-schedule.repository';
import type { RoundTally } from './round-tally';

/** One round of questions to one account, while it goes on. */
export interface Round {
  claim: Claim;
  account: ChannelAccountEntity;
  figures: ChannelFigures;
  context: ChannelContext;
  tally: RoundTally;
}
