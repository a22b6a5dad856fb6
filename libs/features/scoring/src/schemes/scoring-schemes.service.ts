import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, newId, notFound } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { cleanText } from '@haojiao/features/contents';
import { OrganizationsService, scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Action, Actor } from '@haojiao/features/organizations';
import { schemeFaults, schemeTemplates } from '../domain';
import type { Day, SchemeDocument } from '../domain';
import { ScoringAccess } from '../scoring-access';
import { dayIn } from '../today';
import { SchemeVersions } from './scheme-versions';
import type { ValidityInput } from './scheme-versions';
import { ScoringSchemeEntity } from './scoring-scheme.entity';

export const noSuchScheme = {
  noun: 'scoring_scheme',
  zh: '没有这个计分方案。',
  en: 'There is no such scoring scheme.',
} as const;

export interface SchemeInput {
  organizationId: string;
  name: string;
  /** What it begins with: one of both. */
  template?: string;
  document?: SchemeDocument;
  /** Default today. */
  validFrom?: Day;
  validTo?: Day | null;
}

/** Sets of rules, and who may see them. */
@Injectable()
export class ScoringSchemesService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly access: ScoringAccess,
    private readonly versions: SchemeVersions,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** With its first version. @throws AppError `organization_not_found`, `not_allowed`, `invalid_input` with every fault */
  async create(actor: Actor, input: SchemeInput): Promise<ScoringSchemeEntity> {
    await this.access.requireIn(actor, 'scoring_scheme.manage', input.organizationId);
    const document = input.document ?? this.templateOf(input.template);
    return this.database.transaction((manager) =>
      this.insert(manager, actor, { ...input, document, template: input.template ?? null }),
    );
  }

  /**
   * The rules that hold in one unit, today or next, for another: who may read them there and issue rules here.
   * @throws AppError `scoring_scheme_not_found`, `organization_not_found`, `not_allowed`, `invalid_input`
   */
  async copy(
    actor: Actor,
    id: string,
    to: { organizationId: string; name: string; validFrom?: Day },
  ): Promise<ScoringSchemeEntity> {
    const scheme = await this.get(actor, id);
    await this.access.requireIn(actor, 'scoring_scheme.manage', to.organizationId);
    return this.database.transaction(async (manager) => {
      const today = await this.todayOf(to.organizationId, manager);
      const versions = await this.versions.of(scheme.id, manager);
      const holding = versions.filter(({ validFrom }) => validFrom <= today).at(-1) ?? versions[0]!;
      const { document } = holding;
      return this.insert(manager, actor, { ...to, document, template: scheme.template, copiedFrom: id });
    });
  }

  async rename(
    actor: Actor,
    id: string,
    name: string,
    checkVersion: (current: ScoringSchemeEntity) => void,
  ): Promise<ScoringSchemeEntity> {
    return this.database.transaction(async (manager) => {
      const scheme = await this.require(actor, 'scoring_scheme.manage', id, manager, true);
      checkVersion(scheme);
      const before = scheme.name;
      scheme.name = soundName(name);
      const saved = await write(() => manager.save(scheme));
      await this.record(manager, actor, saved, 'renamed', { from: before, to: saved.name });
      return saved;
    });
  }

  /** @throws AppError `scoring_scheme_not_found` */
  async get(actor: Actor, id: string): Promise<ScoringSchemeEntity> {
    const scheme = await this.load(id, this.database.manager);
    await this.access.requireVisible(actor, scheme.organizationId, noSuchScheme);
    return scheme;
  }

  /** Newest first. Plan: backward scan of the primary key, joined to `organizations` by its key; schemes are few. */
  async list(
    actor: Actor,
    organizationId: string | null,
    limit: number,
    after: string | null,
  ): Promise<ScoringSchemeEntity[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT s.id FROM scoring_schemes s JOIN organizations o ON o.id = s.organization_id
       WHERE (${scopeSql('o', 1)} OR o.id = ANY($3::uuid[]))
         AND ($4::uuid IS NULL OR s.organization_id = $4) AND ($5::uuid IS NULL OR s.id < $5)
       ORDER BY s.id DESC LIMIT $6`,
      [
        ...scopeParameters(actor.scope('scoring_scheme.read')),
        await this.access.issuersOver(actor),
        organizationId,
        after,
        limit + 1,
      ],
    );
    if (rows.length === 0) return [];
    return this.database.manager
      .createQueryBuilder(ScoringSchemeEntity, 's')
      .where('s.id IN (:...ids)', { ids: rows.map((row) => row.id) })
      .orderBy('s.id', 'DESC')
      .getMany();
  }

  /** The scheme, where the caller may do this with it. @throws AppError `scoring_scheme_not_found`, `not_allowed` */
  async require(
    actor: Actor,
    action: Action,
    id: string,
    manager: EntityManager = this.database.manager,
    forUpdate = false,
  ): Promise<ScoringSchemeEntity> {
    const scheme = await this.load(id, manager, forUpdate);
    await this.access.require(actor, action, scheme.organizationId, noSuchScheme, manager);
    return scheme;
  }

  private async insert(
    manager: EntityManager,
    actor: Actor,
    input: ValidityInput & {
      organizationId: string;
      name: string;
      document: SchemeDocument;
      template: string | null;
      copiedFrom?: string;
    },
  ): Promise<ScoringSchemeEntity> {
    const faults = schemeFaults(input.document);
    if (faults.length > 0) throw invalidInput(faults);
    const scheme = manager.create(ScoringSchemeEntity, {
      id: newId(),
      organizationId: input.organizationId,
      name: soundName(input.name),
      template: input.template,
      createdBy: actor.userId,
    });
    await write(() => manager.insert(ScoringSchemeEntity, scheme));
    const today = await this.todayOf(input.organizationId, manager);
    const validity = { validFrom: input.validFrom ?? today, validTo: input.validTo ?? null };
    await this.versions.append(manager, actor, scheme.id, { ...validity, document: input.document }, today);
    const { template, copiedFrom = null } = input;
    await this.record(manager, actor, scheme, 'created', { name: scheme.name, template, copiedFrom });
    return manager.findOneByOrFail(ScoringSchemeEntity, { id: scheme.id });
  }

  private templateOf(code: string | undefined): SchemeDocument {
    const template = schemeTemplates.find((each) => each.code === code);
    if (template) return template.document;
    const codes = schemeTemplates.map((each) => each.code).join('、');
    throw invalidInput([
      code === undefined
        ? fault(
            'document',
            'document_missing',
            '请给出方案内容或模板代码。',
            'Give a document or a template.',
          )
        : fault(
            'template',
            'template_unknown',
            `没有这个模板，可选：${codes}。`,
            `There is no such template; there are ${codes}.`,
          ),
    ]);
  }

  private async todayOf(organizationId: string, manager: EntityManager): Promise<Day> {
    const { timeZone } = await this.organizations.load(organizationId, manager);
    return dayIn(timeZone, this.clock.now());
  }

  private async load(id: string, manager: EntityManager, forUpdate = false): Promise<ScoringSchemeEntity> {
    const query = manager.createQueryBuilder(ScoringSchemeEntity, 's').where('s.id = :id', { id });
    const scheme = await (forUpdate ? query.setLock('pessimistic_write') : query).getOne();
    if (!scheme) throw notFound(noSuchScheme.noun, noSuchScheme.zh, noSuchScheme.en);
    return scheme;
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    scheme: ScoringSchemeEntity,
    what: 'created' | 'renamed',
    details: Record<string, string | null>,
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: scheme.organizationId,
      action: `scoring_scheme.${what}`,
      objectType: 'scoring_scheme',
      objectId: scheme.id,
      details,
    });
  }
}

function soundName(given: string): string {
  const name = cleanText(given).trim();
  if (name !== '') return name;
  throw invalidInput([fault('name', 'not_empty', '名称不能为空白。', 'The name must not be blank.')]);
}

async function write<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (brokenConstraint(error) !== 'scoring_schemes_name') throw error;
    throw invalidInput([
      fault(
        'name',
        'name_taken',
        '本单位已有同名方案，请换一个名称。',
        'The unit has a scheme of this name.',
      ),
    ]);
  }
}
