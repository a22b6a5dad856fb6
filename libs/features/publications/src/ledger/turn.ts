import type { EntityManager } from 'typeorm';
import type { ChannelAdapter, ChannelContext, PublishContext } from '@haojiao/channel-kit';
import type { ChannelAccountEntity } from '@haojiao/features/channel-accounts';
import type { PublicationEntity } from '../persistence/publication.entity';
import type { Lease } from './lease';
import type { StepLedger } from './step-ledger';

export type TurnKind = 'publish' | 'follow_up' | 'withdraw';

/** Writes down what came of a turn, in the transaction that holds the lease. */
export type Settle = (manager: EntityManager, publication: PublicationEntity) => Promise<void>;

/** One turn of a worker at one publication. */
export interface Turn {
  lease: Lease;
  publication: PublicationEntity;
  account: ChannelAccountEntity;
  adapter: ChannelAdapter;
  steps: StepLedger;
  context: PublishContext;
}

/** Puts the ledger's steps beside what every call to a platform may use. `prefix` keeps withdrawal's steps apart. */
export function publishContext(
  context: ChannelContext,
  steps: StepLedger,
  history: PublishContext['history'],
  prefix = '',
): PublishContext {
  return {
    ...context,
    history,
    step: (name, options, run) => steps.step(`${prefix}${name}`, options, run),
    resultOf: (name) => steps.resultOf(`${prefix}${name}`),
    forgetSteps: (names) => steps.forget(names.map((name) => `${prefix}${name}`)),
  };
}
