import { Inject, Injectable, Logger, OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { CHANNEL_BASE_URLS, ChannelRegistry } from '@haojiao/channel-kit';
import type { Message } from '@haojiao/kernel';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import { readForeignPage } from '@haojiao/infrastructure/http';
import { ApprovedDrafts } from '../drafts/approved-drafts';
import { Outcomes } from '../ledger/outcomes';
import type { PublicationEntity } from '../persistence/publication.entity';
import { compareTitles, titleOfPage } from './page-title';
import type { PageVerdict } from './page-title';

const verdicts: Record<PageVerdict, Message> = {
  matches: {
    zh: '已读取链接页面，标题与审定稿一致。',
    en: 'The page behind the link has the approved title.',
  },
  differs: {
    zh: '链接页面的标题与审定稿不一致，请核对链接是否填错或平台上被改动。',
    en: 'The page behind the link has another title: see whether the link is wrong or the text was changed there.',
  },
  unreadable: {
    zh: '未能读取链接页面，无法与审定稿比对，以人工确认为准。',
    en: 'The page behind the link could not be read; the word of the person stands.',
  },
};

/**
 * When a person has said where a post is, its public page is looked at and what was found is noted. It decides nothing:
 * the word of the person stands, whatever the page says. Short links become the address they lead to.
 */
@Injectable()
export class ComparePostPages implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('post-pages');
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly database: Database,
    private readonly registry: ChannelRegistry,
    private readonly drafts: ApprovedDrafts,
    private readonly outcomes: Outcomes,
    @Inject(CHANNEL_BASE_URLS) private readonly baseUrls: Record<string, Record<string, string>>,
  ) {}

  onModuleInit(): void {
    this.outcomes.onLive(async (publication, manager) => {
      const isByPerson = publication.mode === 'hand_off' || publication.mode === 'feed';
      const { remoteUrl } = publication;
      if (!isByPerson || !remoteUrl || !this.registry.find(publication.platform)?.publicPage) return;
      await this.database.afterCommit(manager, () => this.begin(publication, remoteUrl));
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.underWay);
  }

  /** The person who gave the link does not wait for somebody else's server. */
  private begin(publication: PublicationEntity, remoteUrl: string): void {
    const work = this.compare(publication, remoteUrl)
      .catch((error: unknown) => {
        this.logger.warn({ err: error, publicationId: publication.id }, 'post_page.not_compared');
      })
      .finally(() => this.underWay.delete(work));
    this.underWay.add(work);
  }

  private async compare(publication: PublicationEntity, remoteUrl: string): Promise<void> {
    const adapter = this.registry.get(publication.platform);
    const baseUrls = this.baseUrls[publication.platform] ?? {};
    const { title } = await this.drafts.asSent(publication);
    const page = await this.read(
      adapter.publicPage!(remoteUrl, baseUrls),
      remoteUrl,
      Object.values(baseUrls),
    );
    const verdict = page ? compareTitles(title, page.title) : 'unreadable';
    // A page of another title is not taken for the post, wherever the link led.
    const found = page && verdict !== 'differs' ? adapter.recogniseUrl?.(page.url) : null;
    await this.note(publication.id, remoteUrl, verdict, found ?? null);
  }

  private async read(
    address: string,
    remoteUrl: string,
    ownOrigins: string[],
  ): Promise<{ url: string; title: string | null } | null> {
    try {
      // Addresses in the operator's settings: the sandbox, in a first try.
      const trustedOrigins = ownOrigins.map((url) => new URL(url).origin);
      const page = await readForeignPage(address, { trustedOrigins });
      if (page.status !== 200 || !page.mediaType.startsWith('text/html')) return null;
      const { pathname, origin } = new URL(page.url);
      // A stand-in has the paths of the platform, not its name.
      const url = trustedOrigins.includes(origin) ? new URL(pathname, remoteUrl).toString() : page.url;
      return { url, title: titleOfPage(page.bytes.toString('utf8')) };
    } catch (error) {
      this.logger.log({ err: error }, 'post_page.unreadable');
      return null;
    }
  }

  /** Unless somebody has written another address or begun to withdraw it meanwhile. */
  private async note(
    id: string,
    remoteUrl: string,
    verdict: PageVerdict,
    found: { id: string; url: string } | null,
  ): Promise<void> {
    const { zh, en } = verdicts[verdict];
    const write = (post: { id: string; url: string } | null) =>
      this.database.query(
        `UPDATE publications SET remote_id = coalesce($5, remote_id), remote_url = coalesce($6, remote_url),
           note = jsonb_build_object('zh', concat_ws(' ', note->>'zh', $3::text), 'en', concat_ws(' ', note->>'en', $4::text)),
           version = version + 1, updated_at = now()
         WHERE id = $1 AND remote_url = $2 AND state = 'published'`,
        [id, remoteUrl, zh, en, post?.id ?? null, post?.url ?? null],
      );
    try {
      await write(found);
    } catch (error) {
      if (brokenConstraint(error) !== 'publications_one_remote_post') throw error;
      await write(null);
    }
  }
}
