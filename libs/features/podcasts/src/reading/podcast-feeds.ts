import { Injectable } from '@nestjs/common';
import { isId } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import { ReadyCache } from '@haojiao/infrastructure/database';
import { DeliveryChanges, RSS_TYPE, enclosureUrl, readyAnswer } from '@haojiao/features/delivery';
import type { DeliveryDocument, ReadyAnswer } from '@haojiao/features/delivery';
import { OrganizationsService } from '@haojiao/features/organizations';
import { FeedTokensService, ProgrammeCast, ProgrammesService, feedUrl } from '@haojiao/features/programmes';
import type { FeedPlace, ProgrammeEntity } from '@haojiao/features/programmes';
import type { FeedEpisode, FeedLinks, FeedProgramme } from '../feeds/feed-facts';
import { archivesFor, neighboursOf } from '../feeds/feed-pages';
import { renderPodcast } from '../feeds/render-podcast';
import { PodcastImages } from './podcast-images';
import { PodcastReader } from './podcast-reader';

export interface FeedQuestion extends FeedPlace {
  /** Null: the document that is subscribed to. */
  archive: number | null;
  /** Of a listener of a private programme. */
  token: string | null;
}

export interface FoundFeed {
  answer: ReadyAnswer;
  isPrivate: boolean;
}

interface KeptProgramme {
  programme: ProgrammeEntity | null;
}

const MEGABYTE = 1_024 * 1_024;

/** Feeds from ready bytes: a poll asks the database for nothing while nothing changed. */
@Injectable()
export class PodcastFeeds {
  private readonly programmesByCodes: ReadyCache<KeptProgramme>;
  private readonly feeds: ReadyCache<{ answer: ReadyAnswer | null }>;
  private readonly keysByProgramme = new Map<string, Set<string>>();

  constructor(
    private readonly reader: PodcastReader,
    private readonly programmes: ProgrammesService,
    private readonly cast: ProgrammeCast,
    private readonly tokens: FeedTokensService,
    private readonly organizations: OrganizationsService,
    private readonly images: PodcastImages,
    private readonly settings: Settings,
    changes: DeliveryChanges,
  ) {
    const trustMs = () => changes.trustMs();
    this.programmesByCodes = new ReadyCache({ maxBytes: 2 * MEGABYTE, bytesOf: () => 2_048, trustMs });
    this.feeds = new ReadyCache({
      maxBytes: 64 * MEGABYTE,
      bytesOf: ({ answer }) => answer?.bytes.length ?? 0,
      trustMs,
    });
    changes.onChange((change) => {
      if (change && 'contentId' in change) {
        for (const id of change.programmeIds ?? []) this.forget(id);
        return;
      }
      this.programmesByCodes.clear();
      if (change && 'programmeId' in change) this.forget(change.programmeId);
      else this.forgetAll();
    });
  }

  /** Null for a feed that is not there, and for a private one to whoever has no token of it. */
  async find(question: FeedQuestion): Promise<FoundFeed | null> {
    const programme = await this.programmeAt(question);
    if (!programme?.languages.includes(question.language)) return null;
    if (programme.visibility === 'public') {
      // A token that came along is nobody's business: what is kept here is read by everybody.
      const answer = await this.load(programme, { ...question, token: null }, null);
      return answer && { answer, isPrivate: false };
    }
    // Asked every time: a token that was revoked opens nothing from then on.
    const tokenId = question.token === null ? null : await this.tokens.open(programme.id, question.token);
    if (tokenId === null) return null;
    const answer = await this.load(programme, question, tokenId);
    return answer && { answer, isPrivate: true };
  }

  private async programmeAt({ organizationCode, programmeCode }: FeedPlace): Promise<ProgrammeEntity | null> {
    const key = JSON.stringify([organizationCode, programmeCode]);
    const { programme } = await this.programmesByCodes.load(key, async () => {
      const id = await this.reader.programmeId(organizationCode, programmeCode);
      return { programme: id === null ? null : await this.programmes.load(id) };
    });
    return programme;
  }

  private async load(
    programme: ProgrammeEntity,
    question: FeedQuestion,
    tokenId: string | null,
  ): Promise<ReadyAnswer | null> {
    const key = JSON.stringify([programme.id, question.language, question.archive, tokenId]);
    const keys = this.keysByProgramme.get(programme.id) ?? new Set();
    this.keysByProgramme.set(programme.id, keys.add(key));
    const { answer } = await this.feeds.load(key, async () => ({
      answer: await this.make(programme.id, question, tokenId),
    }));
    // Archives that are not there can be asked for without end.
    if (!answer) {
      keys.delete(key);
      this.feeds.drop(key);
    }
    return answer;
  }

  /** Null for an archive that is not there. */
  private async make(
    programmeId: string,
    question: FeedQuestion,
    tokenId: string | null,
  ): Promise<ReadyAnswer | null> {
    const programme = await this.programmes.load(programmeId);
    const isPrivate = programme.visibility === 'private';
    // It may have become private since it was looked up.
    if (isPrivate && tokenId === null) return null;
    const { language, archive } = question;
    const newest = await this.reader.newest(programmeId, language, isPrivate);
    const oldest = newest.at(-1)?.document ?? null;
    const { older, changedAt } = await this.reader.standing(programmeId, language, oldest);
    const archives = archivesFor(older);
    if (archive !== null && (archive < 1 || archive > archives)) return null;
    const shown =
      archive === null ? newest : await this.reader.archived(programmeId, language, isPrivate, archive);
    const unit = await this.organizations.load(programme.organizationId);
    const documents = shown.map(({ document }) => document);
    const images = await this.images.urlsOf(
      [programme.coverAssetId, ...documents.map(({ cover }) => cover?.assetId)].filter(isId),
    );
    const link = programme.link ?? `${this.settings.publicUrl}/o/${encodeURIComponent(unit.code)}`;
    const changed = latest([changedAt, programme.updatedAt, unit.updatedAt]);
    const bytes = renderPodcast({
      programme: await this.channel(programme, language, link, images),
      episodes: documents.map((document) => this.episode(document, images, tokenId)),
      links: this.links(question, archives),
      changedAt: changed,
    });
    return readyAnswer(bytes, RSS_TYPE, changed);
  }

  private async channel(
    programme: ProgrammeEntity,
    language: string,
    link: string,
    images: ReadonlyMap<string, string>,
  ): Promise<FeedProgramme> {
    const cast = await this.cast.of(programme.id);
    return {
      title: programme.titles[language] ?? programme.code,
      description: programme.descriptions[language] ?? '',
      language,
      guid: programme.feedGuids[language] ?? '',
      author: programme.author,
      ownerName: programme.ownerName,
      ownerEmail: programme.ownerEmail,
      categories: programme.categories,
      explicit: programme.explicit,
      type: programme.type,
      copyright: programme.copyright,
      link,
      imageUrl: (programme.coverAssetId && images.get(programme.coverAssetId)) || null,
      funding: programme.funding,
      isLocked: programme.locked,
      isPrivate: programme.visibility === 'private',
      hasEnded: programme.state === 'ended',
      seasonTitles: new Map(programme.seasons.map(({ number, title }) => [number, title])),
      people: cast.flatMap(({ name, roles }) => roles.map((role) => ({ name, role }))),
    };
  }

  private episode(
    document: DeliveryDocument,
    images: ReadonlyMap<string, string>,
    tokenId: string | null,
  ): FeedEpisode {
    const { id, type, media, episode, cover } = document;
    const key = tokenId && this.tokens.episodeKey(tokenId, id);
    const own = (file: string) =>
      `${this.settings.publicUrl}/delivery/v1/episodes/${id}/${file}${key ? `?key=${key}` : ''}`;
    return {
      document,
      enclosureUrl: media ? enclosureUrl({ id, type, media }, this.settings.publicUrl, key) : '',
      imageUrl: (cover && images.get(cover.assetId)) || null,
      chaptersUrl: episode?.chapters?.length ? own('chapters.json') : null,
      transcriptUrl: episode?.transcript ? own('transcript.txt') : null,
    };
  }

  private links(question: FeedQuestion, archives: number): FeedLinks {
    const { archive, token } = question;
    const { older, newer } = neighboursOf(archive, archives);
    const at = (page: number | null) => {
      const query = [page !== null && `archive=${page}`, token !== null && `token=${token}`].filter(Boolean);
      const url = feedUrl(this.settings.publicUrl, question);
      return query.length > 0 ? `${url}?${query.join('&')}` : url;
    };
    return {
      self: at(archive),
      current: archive === null ? null : at(null),
      older: older === null ? null : at(older),
      newer: newer === null ? null : at(newer),
    };
  }

  private forget(programmeId: string): void {
    for (const key of this.keysByProgramme.get(programmeId) ?? []) this.feeds.drop(key);
    this.keysByProgramme.delete(programmeId);
  }

  private forgetAll(): void {
    this.feeds.clear();
    this.keysByProgramme.clear();
  }
}

function latest(times: (Date | null)[]): Date {
  return new Date(Math.max(0, ...times.map((time) => time?.getTime() ?? 0)));
}
