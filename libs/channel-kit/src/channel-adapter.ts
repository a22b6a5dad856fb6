import type { Fault, Message } from '@haojiao/kernel';
import type { ChannelContext, PublishContext } from './publish-context';
import type { PublicationDraft } from './publication-draft';
import type { ChannelFailure, PlatformErrorTable } from './channel-failure';
import type { TokenSource } from './tokens';
import type { ChannelAuthorization } from './channel-authorization';
import type { ChannelFeed } from './channel-feed';
import type { ChannelFigures } from './channel-figures';

export type ContentKind = 'article' | 'episode' | 'video';

/** `api`: our server posts. `share`: the user confirms in the app. `feed`: the platform pulls. `hand_off`: a person posts with the prepared pack. */
export type PublicationMode = 'api' | 'share' | 'feed' | 'hand_off';

export interface ChannelCapabilities {
  /** Which kinds of content a mode carries. A kind that stands nowhere can't be published to this platform. */
  modes: Partial<Record<PublicationMode, ContentKind[]>>;
  canWithdraw: boolean;
  /** Whether the platform calls us back. */
  callbacks: boolean;
  /** Every organisation has one account from the start, without credentials. */
  builtIn?: boolean;
  /**
   * What the account's user must be shown and agree to before anything is posted for them, where the platform's rules
   * ask for it; who agreed to what is kept with the publication.
   */
  confirmation?: Message;
  /** How many further items go out in the same post (`PublicationDraft.companions`); absent: none. */
  companions?: number;
  /**
   * Words keep the direction in which their script runs. Elsewhere a script that runs from top to bottom goes out as
   * pictures, with its words as their alternative text.
   */
  keepsWritingDirection?: boolean;
  /**
   * Sounds and films within a body are played where they stand. Elsewhere their captions and a sentence stand for them, and
   * the check says so (`bodyMediaFindings`) where the body goes out at all.
   */
  playsBodyMedia?: boolean;
  /** The platform compares neighbouring posts of an account: only one is sent at a time. */
  oneAtATime?: boolean;
}

/** One limit of the platform as data; the console draws its counters from it. */
export interface ChannelLimit {
  /** `title`, `summary`, `text`, `html`, `cover.bytes`, `media.durationSeconds` … */
  path: string;
  max?: number;
  min?: number;
  unit: 'characters' | 'weibo_characters' | 'bytes' | 'seconds' | 'pixels' | 'items';
  /** The date on which this limit was read in the platform's documents, `YYYY-MM-DD`. */
  readOn: string;
  note?: Message;
}

export interface FormField {
  key: string;
  label: Message;
  kind: 'text' | 'secret' | 'boolean' | 'number' | 'list' | 'datetime';
  required: boolean;
  /** A text that is one of these and nothing else. */
  choices?: { value: string; label: Message }[];
  help?: Message;
}

export interface BudgetRule {
  /** `freepublish_submit`, `share`, `calls` … */
  operation: string;
  window: 'minute' | 'hour' | 'day' | 'month';
  max: number;
  /** Kept back for manual work: automatic calls stop this many before `max`. */
  reserve?: number;
  /** How many of them one post takes at least, so that what is planned can be held against the day; absent: none. */
  perPost?: number;
  /** Collecting figures stops this many before other automatic calls do: publishing needs them. */
  keptForPosts?: number;
}

export type Severity = 'error' | 'warning' | 'hint';

export interface Finding {
  severity: Severity;
  code: string;
  /** `title`, `article.html`, `coverAssetId` … */
  path: string;
  message: Message;
  /** The way out. */
  suggestion?: Message;
}

/** A post that is out there. `id` is what later calls need; `publishedAt` by the platform's word, else ours. */
export interface RemotePost {
  id: string;
  url: string | null;
  publishedAt: Date;
  /** The companions' own posts, in the order of `PublicationDraft.companions`, each with an id of its own. */
  companions?: RemotePost[];
  /** Further ids that later calls need (WeChat: msg_data_id; Weibo: uid), JSON only. */
  extra?: Record<string, string | number | boolean | null>;
}

export type PublishOutcome =
  | { kind: 'published'; remote: RemotePost }
  /** The platform has it and works on it. `reference` finds it in callbacks and later questions; unique per account. */
  | { kind: 'awaiting_platform'; reference: string; askAgainAfterMs: number; note?: Message }
  /** A person posts. With `share`, by a link that opens the platform's own app with everything filled in. */
  | { kind: 'awaiting_hand_off'; reason: Message; share?: ShareLink }
  /** It stands in the feed; the platform pulls. */
  | { kind: 'listed'; note: Message };

/** Opens the platform's app on the phone that scans it; the person checks and posts there. */
export interface ShareLink {
  url: string;
  /** Finds the post in the platform's callbacks; unique per account. */
  reference: string;
  /** After this a fresh link is needed (`ChannelAdapter.shareLink`). */
  expiresAt: Date;
}

/** What a follow-up is about. */
export type FollowUpQuestion =
  | { kind: 'pending'; reference: string; timesAsked: number; pendingSince: Date }
  /** A `once` step began at `intentAt` and its result was lost. */
  | { kind: 'lost_answer'; step: string; intentAt: Date; timesAsked: number };

export type FollowUpAnswer =
  | PublishOutcome
  /** Certainly not there: the step may be run again. */
  | { kind: 'not_there' }
  /** Can't tell yet: ask again later. */
  | { kind: 'ask_again'; askAgainAfterMs: number }
  /** The platform's own verdict: it took it and did not let it out. */
  | { kind: 'failed'; failure: ChannelFailure }
  /** Can't be found out by us: a person decides. */
  | { kind: 'cannot_tell'; reason: Message };

export type WithdrawOutcome =
  | { kind: 'withdrawn' }
  /** The platform has no call for it: a person does it there, with these words. */
  | { kind: 'by_hand'; instruction: Message };

export interface HandOffFile {
  /** Path inside the pack, ASCII. */
  name: string;
  mediaType: string;
  read(): Promise<Buffer>;
  /** For what is too large to be held in memory: the same bytes in pieces, `bytes` of them. */
  stream?(): AsyncIterable<Buffer>;
  bytes?: number;
}

/** Everything a person needs to post by hand. */
export interface HandOffPack {
  /** Where to post. */
  editorUrl: string;
  /** Texts in the platform's form, to be copied. */
  copyBlocks: { key: string; label: Message; text: string }[];
  files: HandOffFile[];
  checklist: Message[];
}

/** What would be sent, as data; the console shows it. */
export interface ChannelPreview {
  mode: PublicationMode;
  title: string;
  text: string;
  html?: string;
  /**
   * The fields of the call that carries the post, in the platform's names and order, byte for byte as they would be
   * sent; what only an upload can tell (ids, addresses) stands as `{cover}`, `{image:<assetId>}`, `{media}`.
   */
  sent?: Record<string, string>;
  /**
   * Body of a page that shows how followers will see it on a phone 375 px wide: inline styles only, no scripts, no
   * foreign addresses; pictures as `<img data-asset-id="…">`, the cover as `<img data-asset-id="…" data-ratio="16:9">`.
   */
  face?: string;
  /** By limit path, what the text comes to as the platform counts; where absent, it is counted by the limit's unit. */
  used?: Record<string, number>;
  notes: Message[];
}

export interface AccountFacts {
  /** The account's own id and name on the platform, where it tells. */
  remoteAccountId?: string;
  displayName?: string;
  mode: PublicationMode;
  /** Until when the grant lasts that only a person can renew. */
  grantExpiresAt?: Date;
  notes: Message[];
}

export interface CallbackRequest {
  method: 'GET' | 'POST';
  query: Record<string, string>;
  headers: Record<string, string>;
  rawBody: Buffer;
}

export interface CallbackResult {
  status: number;
  mediaType: string;
  body: string;
  /** What the callback told. `key` is the same for a repeated delivery of one event. */
  events: { key: string; reference: string; answer: FollowUpAnswer }[];
  /** The owner took the grant back: from now on a person has to authorise again. `key` as for events. */
  accountChange?: { key: string; needsAuthorization: true; reason: Message };
  /**
   * An app has one address for all its accounts, and this is about another one: the platform's id of that account. It
   * reads the callback for itself, with its own credentials.
   */
  aboutRemoteAccount?: string;
}

/**
 * Everything the product knows about one platform. Stateless; one instance serves all accounts and processes.
 * Methods without a network call say so.
 */
export interface ChannelAdapter {
  /** Stored as text; never a database enum. */
  readonly platform: string;
  readonly name: Message;
  readonly capabilities: ChannelCapabilities;
  readonly credentialFields: FormField[];
  readonly settingFields: FormField[];
  readonly limits: ChannelLimit[];
  readonly budgets: BudgetRule[];
  readonly errors: PlatformErrorTable;
  /** How access tokens are obtained; absent where the platform needs none. */
  readonly tokens?: TokenSource;
  /** Connecting an account in the browser; absent where credentials are typed in. */
  readonly authorization?: ChannelAuthorization;
  /** Mode `feed`: what the platform pulls. */
  readonly feed?: ChannelFeed;
  /** What the platform tells of our posts and of the account; absent: nothing by interface. */
  readonly figures?: ChannelFigures;

  /** No network. Limits of this one account, where they are settings of it; else `limits`. */
  limitsOf?(account: ChannelAccess): ChannelLimit[];
  /** No network. What is wrong with settings whose shape is right: every fault, paths without `settings.`. */
  settingFaults?(settings: Record<string, unknown>): Fault[];
  /** No network. Which mode this draft goes out in on this account, and why if it is not `api`. */
  chooseMode(draft: PublicationDraft, account: ChannelAccess): { mode: PublicationMode; reason?: Message };
  /** No network. Everything about the draft that the platform would refuse or spoil. */
  check(draft: PublicationDraft, account: ChannelAccess): Finding[];
  /** No network, no upload. */
  preview(draft: PublicationDraft, account: ChannelAccess): ChannelPreview;
  /**
   * Publishes in named steps (`context.step`). May be called again after a crash: steps that have a result are not
   * repeated. @throws ChannelFailure
   */
  publish(draft: PublicationDraft, context: PublishContext): Promise<PublishOutcome>;
  /** Only reads: what became of it? @throws ChannelFailure when the question could not be asked. */
  followUp(
    question: FollowUpQuestion,
    draft: PublicationDraft,
    context: PublishContext,
  ): Promise<FollowUpAnswer>;
  /** Takes the post down. Uses `context.step` like `publish`. @throws ChannelFailure */
  withdraw?(remote: RemotePost, context: PublishContext): Promise<WithdrawOutcome>;
  /** Asks the platform whether the credentials work and what the account may do. @throws ChannelFailure */
  verify(context: ChannelContext): Promise<AccountFacts>;
  /**
   * Mode `share`: a link for the phone; may be asked for again when it has run out. With the reference of the link before,
   * the new one carries the same where the platform allows it: a post through either is recognised. @throws ChannelFailure
   */
  shareLink?(draft: PublicationDraft, context: PublishContext, reference?: string): Promise<ShareLink>;
  /** No network. The pack for posting by hand. */
  handOff?(draft: PublicationDraft, account: ChannelAccess): HandOffPack;
  /** No network. Whether an address pasted by a person is a post on this platform; its id if so. */
  recogniseUrl?(url: string, account?: ChannelAccess): { id: string; url: string } | null;
  /** No network. Where the public page of a post can be read, to compare it with what was approved; absent: it is not. */
  publicPage?(url: string, baseUrls: Record<string, string>): string;
  /** No network. Whether a screenshot is not enough as proof of a post by hand; absent: it is enough. */
  needsLink?(account: ChannelAccess): boolean;
  /** No outgoing network. Checks and reads a callback. */
  receiveCallback?(request: CallbackRequest, account: ChannelAccess, now: Date): CallbackResult;
}

/** One account as adapters see it. Credentials are in clear here and nowhere else: never log this object. */
export interface ChannelAccess {
  id: string;
  organizationId: string;
  platform: string;
  name: string;
  mode: PublicationMode;
  credentials: Record<string, string>;
  settings: Record<string, unknown>;
}
