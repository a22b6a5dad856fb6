import type {
  AccountFacts,
  BudgetRule,
  CallbackRequest,
  CallbackResult,
  ChannelAccess,
  ChannelAdapter,
  ChannelCapabilities,
  ChannelFigures,
  FollowUpAnswer,
  FollowUpQuestion,
  FormField,
  PublicationDraft,
  PublishContext,
  PublishOutcome,
  RemotePost,
  TokenGrant,
  TokenRequest,
  WithdrawOutcome,
} from '@haojiao/channel-kit';

/**
 * A platform that does what a test tells it. By itself it uploads (repeatable) and posts (once), answers at once, and
 * takes down; `done` tells in order what was really done there.
 */
export class ScriptedChannel implements ChannelAdapter {
  readonly name = { zh: '脚本平台', en: 'Scripted' };
  readonly credentialFields = [
    { key: 'secret', label: { zh: '密钥', en: 'Secret' }, kind: 'secret' as const, required: true },
  ];
  readonly settingFields: FormField[] = [
    {
      key: 'requireConfirmation',
      label: { zh: '须确认', en: 'Ask first' },
      kind: 'boolean',
      required: false,
    },
  ];
  readonly limits = [];
  readonly errors = {};
  budgets: BudgetRule[] = [{ operation: 'post', window: 'day', max: 3, reserve: 1 }];
  readonly capabilities: ChannelCapabilities;
  readonly tokens = {
    renewBeforeMs: 60_000,
    obtain: (request: TokenRequest): Promise<TokenGrant> => this.onObtain(request),
  };

  /** None by itself. */
  figures?: ChannelFigures;
  done: string[] = [];
  asked: FollowUpQuestion[] = [];
  private serial = 0;

  onPost!: (draft: PublicationDraft) => Promise<string>;
  onPublish!: (draft: PublicationDraft, context: PublishContext) => Promise<PublishOutcome>;
  onFollowUp!: (question: FollowUpQuestion) => Promise<FollowUpAnswer>;
  onWithdraw!: (remote: RemotePost, context: PublishContext) => Promise<WithdrawOutcome>;
  onVerify!: () => Promise<AccountFacts>;
  onObtain!: (request: TokenRequest) => Promise<TokenGrant>;
  onCallback!: (request: CallbackRequest, account: ChannelAccess) => CallbackResult;

  constructor(
    readonly platform: string,
    capabilities: Partial<ChannelCapabilities> = {},
  ) {
    this.capabilities = {
      modes: { api: ['article', 'video'], hand_off: ['article'] },
      canWithdraw: true,
      callbacks: true,
      ...capabilities,
    };
    this.reset();
  }

  /** As it is by itself; what was done there is forgotten. */
  reset(): void {
    this.done = [];
    this.asked = [];
    this.onPost = async () => `post-${this.platform}-${++this.serial}`;
    this.onPublish = (draft, context) => this.uploadAndPost(draft, context);
    this.onFollowUp = async () => ({ kind: 'not_there' });
    this.onWithdraw = (remote, context) => this.takeDown(remote, context);
    this.onVerify = async () => ({ mode: 'api', notes: [] });
    this.onObtain = async ({ now }) => ({
      accessToken: 'token',
      accessTokenExpiresAt: new Date(now.getTime() + 7_200_000),
    });
    this.onCallback = () => ({ status: 200, mediaType: 'text/plain', body: 'ok', events: [] });
  }

  chooseMode(_draft: PublicationDraft, { mode }: { mode: string }) {
    return { mode: mode === 'hand_off' ? ('hand_off' as const) : ('api' as const) };
  }

  check(draft: PublicationDraft) {
    if (!draft.title.includes('禁词')) return [];
    const message = { zh: '标题含有禁词。', en: 'The title holds a forbidden word.' };
    return [{ severity: 'error' as const, code: 'forbidden_word', path: 'title', message }];
  }

  preview(draft: PublicationDraft) {
    const { mark } = draft.options;
    const sent = {
      title: draft.title,
      text: draft.summary,
      ...(typeof mark === 'string' && { mark }),
    };
    return { mode: 'api' as const, title: draft.title, text: draft.summary, sent, notes: [] };
  }

  publish(draft: PublicationDraft, context: PublishContext): Promise<PublishOutcome> {
    return this.onPublish(draft, context);
  }

  async followUp(question: FollowUpQuestion): Promise<FollowUpAnswer> {
    this.asked.push(question);
    return this.onFollowUp(question);
  }

  withdraw(remote: RemotePost, context: PublishContext): Promise<WithdrawOutcome> {
    return this.onWithdraw(remote, context);
  }

  verify(): Promise<AccountFacts> {
    return this.onVerify();
  }

  handOff(draft: PublicationDraft) {
    return {
      editorUrl: 'https://scripted.example/editor',
      copyBlocks: [{ key: 'title', label: { zh: '标题', en: 'Title' }, text: draft.title }],
      files: [{ name: 'cover.jpg', mediaType: 'image/jpeg', read: async () => Buffer.from('a picture') }],
      checklist: [{ zh: '核对标题', en: 'Check the title' }],
    };
  }

  recogniseUrl(url: string): { id: string; url: string } | null {
    const id = /^https:\/\/scripted\.example\/posts\/([\w-]+)$/.exec(url)?.[1];
    return id ? { id, url } : null;
  }

  receiveCallback(request: CallbackRequest, account: ChannelAccess): CallbackResult {
    return this.onCallback(request, account);
  }

  private async uploadAndPost(draft: PublicationDraft, context: PublishContext): Promise<PublishOutcome> {
    await context.step('upload', { effect: 'repeatable' }, async () => {
      this.done.push('upload');
      return 'media';
    });
    const id = await context.step('post', { effect: 'once' }, async () => {
      const made = await this.onPost(draft);
      this.done.push('post');
      return made;
    });
    return { kind: 'published', remote: this.remote(id, context.clock.now()) };
  }

  private async takeDown(_remote: RemotePost, context: PublishContext): Promise<WithdrawOutcome> {
    await context.step('delete', { effect: 'once' }, async () => {
      this.done.push('delete');
      return true;
    });
    return { kind: 'withdrawn' };
  }

  remote(id: string, publishedAt: Date): RemotePost {
    return { id, url: `https://scripted.example/posts/${id}`, publishedAt };
  }
}
