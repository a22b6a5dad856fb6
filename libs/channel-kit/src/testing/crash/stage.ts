import type { Clock } from '@haojiao/kernel';
import type { ChannelAccess, ChannelAdapter } from '../../channel-adapter';
import type { PublicationDraft } from '../../publication-draft';

/** One request as the platform received it. */
export interface ReceivedRequest {
  method: string;
  /** Without query. */
  path: string;
}

/** A post as the platform itself keeps it, never as a journal of requests suggests. */
export interface StagedPost {
  id: string;
  /** Whether followers see it or will see it: false once it was deleted. */
  isUp: boolean;
}

/** A simulated platform: everything that the crash tests need to know of it. */
export interface Stage {
  readonly adapter: ChannelAdapter;
  readonly clock: Clock;
  /** A new account on the platform, as a person pastes it. Absent where the ledger has one from the start (the site). */
  anAccount?(): Pick<ChannelAccess, 'credentials' | 'settings'>;
  /** A draft that no other case uses. Absent: the ledger's own item goes out as it is. */
  aDraft?(): Promise<PublicationDraft>;
  /** Every post ever made there, of all accounts. */
  posts(): Promise<StagedPost[]> | StagedPost[];
  /** Everything that reached the platform so far, in order. */
  requests(): ReceivedRequest[];
  /** The request takes effect and its answer never leaves; `skip` requests of the same address are let through first. */
  cutAnswer(request: ReceivedRequest, skip: number): void;
  /** No fault that was ordered and not used up strikes any more. */
  clearFaults(): void;
  /** Moves time on and lets the platform do what became due. */
  forwardTo(at: Date): Promise<void>;
  /** Back to the time outside: each case begins then. */
  rewind(): void;
}
