import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { cleanLine, cleanText, fault, invalidInput, newId, ruleBroken } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import { AssetsService } from '@haojiao/features/assets';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService, scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { isProgrammeCover } from './domain/programme-cover';
import { programmeFaults } from './domain/programme-faults';
import { feedGuid } from './domain/uuid-v5';
import { feedUrl } from './feed-address';
import { noEpisodes } from './episode-totals';
import type { EpisodeCounter, EpisodeTotals } from './episode-totals';
import { programmeNotFound, seeProgramme, seeUnit } from './programme-access';
import { ProgrammeEntity } from './persistence/programme.entity';
import type { ProgrammeFunding, ProgrammeSeason } from './persistence/programme.entity';

export interface ProgrammeChanges {
  languages?: string[];
  titles?: Record<string, string>;
  descriptions?: Record<string, string>;
  coverAssetId?: string | null;
  author?: string;
  ownerName?: string;
  ownerEmail?: string | null;
  categories?: string[];
  explicit?: boolean;
  type?: ProgrammeEntity['type'];
  copyright?: string;
  link?: string | null;
  funding?: ProgrammeFunding | null;
  locked?: boolean;
  visibility?: ProgrammeEntity['visibility'];
  state?: ProgrammeEntity['state'];
  seasons?: ProgrammeSeason[];
}

export interface ProgrammeInput extends ProgrammeChanges {
  organizationId: string;
  code: string;
  languages: string[];
  titles: Record<string, string>;
  descriptions: Record<string, string>;
  categories: string[];
}

/** Told in the same transaction when a programme becomes private or public again. */
export type VisibilityListener = (programme: ProgrammeEntity, manager: EntityManager) => Promise<void>;

@Injectable()
export class ProgrammesService {
  private readonly visibilityListeners: VisibilityListener[] = [];

  private episodeCounter: EpisodeCounter = () => Promise.resolve(new Map<string, EpisodeTotals>());

  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly assets: AssetsService,
    private readonly settings: Settings,
    private readonly audit: AuditService,
  ) {}

  onVisibility(listener: VisibilityListener): void {
    this.visibilityListeners.push(listener);
  }

  /** How to find out how many episodes there are; told once at start by the feature that has them. */
  countEpisodesBy(counter: EpisodeCounter): void {
    this.episodeCounter = counter;
  }

  /** @throws AppError `organization_not_found`, `not_allowed`, `invalid_input` with every fault */
  async create(actor: Actor, input: ProgrammeInput): Promise<ProgrammeEntity> {
    const unit = await this.organizations.load(input.organizationId).catch(() => null);
    const place = await this.organizations.placeOf(input.organizationId);
    actor.require('programme.manage', place, seeUnit);
    return this.database.transaction(async (manager) => {
      const programme = manager.create(ProgrammeEntity, {
        coverAssetId: null,
        author: unit?.name ?? '',
        ownerName: unit?.name ?? '',
        ownerEmail: null,
        explicit: false,
        type: 'episodic',
        copyright: '',
        link: null,
        funding: null,
        locked: true,
        visibility: 'public',
        state: 'active',
        seasons: [],
        feedGuids: {},
        id: newId(),
        ...told(input),
      });
      await this.makeSound(actor, programme, null, manager);
      await write(() => manager.insert(ProgrammeEntity, programme as never));
      await this.record(manager, actor, programme, 'programme.created');
      return manager.findOneByOrFail(ProgrammeEntity, { id: programme.id });
    });
  }

  /** @throws AppError `programme_not_found`, `not_allowed`, `invalid_input` with every fault */
  async change(
    actor: Actor,
    id: string,
    changes: ProgrammeChanges,
    checkVersion: (current: ProgrammeEntity) => void,
  ): Promise<ProgrammeEntity> {
    return this.database.transaction(async (manager) => {
      const programme = await this.lockForManager(actor, id, manager);
      checkVersion(programme);
      const { visibility, coverAssetId } = programme;
      Object.assign(programme, told(changes));
      await this.makeSound(actor, programme, coverAssetId, manager);
      const saved = await write(() => manager.save(programme));
      if (saved.visibility !== visibility) {
        for (const listener of this.visibilityListeners) await listener(saved, manager);
      }
      await this.record(manager, actor, saved, 'programme.changed', { fields: Object.keys(changes) });
      return saved;
    });
  }

  /** @throws AppError `programme_in_use` while any item ever named it */
  async remove(actor: Actor, id: string, checkVersion: (current: ProgrammeEntity) => void): Promise<void> {
    await this.database.transaction(async (manager) => {
      const programme = await this.lockForManager(actor, id, manager);
      checkVersion(programme);
      await write(() => manager.delete(ProgrammeEntity, { id }));
      await this.record(manager, actor, programme, 'programme.deleted');
    });
  }

  /** @throws AppError `programme_not_found` */
  async get(actor: Actor, id: string): Promise<ProgrammeEntity> {
    const programme = await this.load(id);
    const place = await this.organizations.placeOf(programme.organizationId);
    actor.require('programme.read', place, seeProgramme);
    return programme;
  }

  /** Without a permission question. @throws AppError `programme_not_found` */
  async load(id: string, manager: EntityManager = this.database.manager): Promise<ProgrammeEntity> {
    const programme = await manager.findOneBy(ProgrammeEntity, { id });
    if (!programme) throw programmeNotFound();
    return programme;
  }

  /** Holds the row. @throws AppError `programme_not_found`, `not_allowed` */
  async lockForManager(actor: Actor, id: string, manager: EntityManager): Promise<ProgrammeEntity> {
    const programme = await manager
      .createQueryBuilder(ProgrammeEntity, 'p')
      .where('p.id = :id', { id })
      .setLock('pessimistic_write')
      .getOne();
    if (!programme) throw programmeNotFound();
    const place = await this.organizations.placeOf(programme.organizationId, manager);
    actor.require('programme.manage', place, seeProgramme);
    return programme;
  }

  /** Oldest first. Plan: the primary key in order, `organizations` by its key, until a page is full. */
  async list(
    actor: Actor,
    organizationId: string | null,
    limit: number,
    after: string | null,
  ): Promise<ProgrammeEntity[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT p.id FROM programmes p JOIN organizations o ON o.id = p.organization_id
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid])
         AND ($4::uuid IS NULL OR p.id > $4)
       ORDER BY p.id LIMIT $5`,
      [...scopeParameters(actor.scope('programme.read')), organizationId, after, limit + 1],
    );
    if (rows.length === 0) return [];
    return this.database.manager
      .createQueryBuilder(ProgrammeEntity, 'p')
      .where('p.id IN (:...ids)', { ids: rows.map(({ id }) => id) })
      .orderBy('p.id')
      .getMany();
  }

  /** Of each of the programmes, in their order. */
  async episodeTotals(actor: Actor, programmes: ProgrammeEntity[]): Promise<EpisodeTotals[]> {
    const totals = await this.episodeCounter(
      actor,
      programmes.map(({ id }) => id),
    );
    return programmes.map(({ id }) => totals.get(id) ?? noEpisodes);
  }

  /** Cleans the words and gives every language the guid of its feed. @throws AppError `invalid_input` */
  private async makeSound(
    actor: Actor,
    programme: ProgrammeEntity,
    previousCover: string | null,
    manager: EntityManager,
  ): Promise<void> {
    cleanWords(programme);
    const faults = programmeFaults(programme);
    if (programme.coverAssetId && programme.coverAssetId !== previousCover) {
      faults.push(...(await this.coverFaults(actor, programme.coverAssetId, manager)));
    }
    if (faults.length > 0) throw invalidInput(faults);
    const { code: organizationCode } = await this.organizations.load(programme.organizationId, manager);
    for (const language of programme.languages) {
      programme.feedGuids[language] ??= feedGuid(
        feedUrl(this.settings.publicUrl, { organizationCode, programmeCode: programme.code, language }),
      );
    }
  }

  private async coverFaults(actor: Actor, assetId: string, manager: EntityManager): Promise<Fault[]> {
    const pathOf = () => 'coverAssetId';
    const [asset] = await this.assets.requireReadable(actor, [assetId], { manager, pathOf });
    if (asset?.kind === 'image' && isProgrammeCover(asset)) return [];
    const size = asset?.kind === 'image' ? `${asset.width} × ${asset.height}` : asset?.kind;
    return [
      fault(
        'coverAssetId',
        'cover_unfit',
        `节目封面应为 1400 至 3000 像素的正方形图片，所选素材是 ${size}。`,
        `The cover of a programme is a square picture of 1400 to 3000 pixels; this one is ${size}.`,
      ),
    ];
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    programme: ProgrammeEntity,
    action: string,
    details: { fields?: string[] } = {},
  ): Promise<void> {
    const { code, state, visibility } = programme;
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: programme.organizationId,
      action,
      objectType: 'programme',
      objectId: programme.id,
      details: { code, state, visibility, ...details },
    });
  }
}

/** Members that may be emptied; null elsewhere says nothing. */
const nullable = ['coverAssetId', 'ownerEmail', 'link', 'funding'];

/** Members that were sent; plain values, also where a request class stood. */
function told<T extends object>(changes: T): T {
  const plain = JSON.parse(JSON.stringify(changes)) as T;
  return Object.fromEntries(
    Object.entries(plain).filter(([key, value]) => value !== null || nullable.includes(key)),
  ) as T;
}

function cleanWords(programme: ProgrammeEntity): void {
  programme.titles = mapped(programme.titles, cleanLine);
  programme.descriptions = mapped(programme.descriptions, cleanText);
  programme.author = cleanLine(programme.author);
  programme.ownerName = cleanLine(programme.ownerName);
  programme.copyright = cleanLine(programme.copyright);
  programme.seasons = programme.seasons.map(({ number, title }) => ({ number, title: cleanLine(title) }));
  if (programme.funding) {
    const { url, text } = programme.funding;
    programme.funding = { url, text: cleanLine(text) };
  }
}

function mapped(texts: Record<string, string>, clean: (text: string) => string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).map(([language, text]) => [language, typeof text === 'string' ? clean(text) : '']),
  );
}

/** Turns broken constraints into words. */
async function write<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const constraint = brokenConstraint(error);
    if (constraint === 'programmes_code') {
      throw invalidInput([
        fault('code', 'code_taken', '本单位已有这个节目代码，请换一个。', 'This code is in use in the unit.'),
      ]);
    }
    if (constraint === 'contents_programme') {
      throw ruleBroken(
        'programme_in_use',
        '节目已有单集，不能删除；可将其状态改为 ended 或 hidden。',
        'The programme has episodes and stays; set its state to ended or hidden instead.',
      );
    }
    throw error;
  }
}
