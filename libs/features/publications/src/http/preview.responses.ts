import type { ChannelLimit, PublicationMode } from '@haojiao/channel-kit';
import type { FindingResponse } from './publication.responses';

export class SentFieldResponse {
  /** In the platform's words; what only an upload can tell stands in braces, `{cover}`. */
  name: string;
  value: string;
}

export class LimitCounterResponse {
  path: string;
  min: number | null;
  max: number | null;
  unit: ChannelLimit['unit'];
  /** When the limit was read in the platform's documents. */
  readOn: string;
  note: string | null;
  /** What the item takes of it now; null where only the platform can tell. */
  used: number | null;
}

export class PreviewVariantResponse {
  title: string | null;
  summary: string | null;
  text: string | null;
  coverAssetId: string | null;
  tags: string[] | null;
}

export class PreviewResponse {
  platform: string;
  /** Null where the unit has not connected the platform: then shown as for an account without settings. */
  channelAccountId: string | null;
  channelAccountName: string | null;
  mode: PublicationMode;
  /** Why it does not go out by itself. */
  reason: string | null;
  title: string;
  text: string;
  html: string | null;
  notes: string[];
  /** The revision that is shown; approved or not. */
  revisionId: string;
  /** What of the item is replaced on this platform; null where nothing is. */
  variant: PreviewVariantResponse | null;
  /** The fields of the call that carries the post, or the texts to be copied by hand, in their order. */
  sent: SentFieldResponse[];
  /** SHA-256 over their canonical form; the same as that of what goes out. Null where there is nothing to compare. */
  sentHash: string | null;
  /** A whole HTML document, 375 px wide, for the `srcdoc` of a frame with an empty `sandbox`. */
  page: string;
  findings: FindingResponse[];
  limits: LimitCounterResponse[];
}

export class PreviewListResponse {
  items: PreviewResponse[];
}
