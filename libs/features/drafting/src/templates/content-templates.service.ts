import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError, fault, invalidInput, newId, notFound } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { UnsavedDocuments, bodyOfDocument, cleanText } from '@haojiao/features/contents';
import type { RawBody } from '@haojiao/features/contents';
import { OrganizationsService, scopeParameters } from '@haojiao/features/organizations';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import { patternFaults } from '../domain/fill-pattern';
import { ContentTemplateEntity } from './content-template.entity';

export interface TemplateChanges {
  name?: string;
  columnId?: string | null;
  parts?: RawBody;
  instructions?: string;
  nextNumber?: number;
}

export interface TemplateInput extends TemplateChanges {
  organizationId: string;
  name: string;
  type: string;
  parts: RawBody;
}

type VersionCheck = (current: ContentTemplateEntity) => void;

/**
 * Templates that may be used where the caller may read items: those of these units, of the units below and of the units
 * above them. `$1` and `$2` are the caller's branches and units.
 */
const visible = `(o.path && $1::uuid[] OR o.id = ANY ($2::uuid[]) OR EXISTS (
  SELECT FROM organizations mine WHERE mine.id = ANY ($1::uuid[] || $2::uuid[]) AND o.id = ANY (mine.path)))`;

@Injectable()
export class ContentTemplatesService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly unsaved: UnsavedDocuments,
    private readonly audit: AuditService,
  ) {}

  /** @throws AppError `invalid_input` with every fault, `organization_not_found`, `not_allowed` */
  async create(actor: Actor, input: TemplateInput): Promise<ContentTemplateEntity> {
    const place = await this.organizations.placeOf(input.organizationId);
    actor.require('content_template.manage', place, {
      read: 'organization.read',
      noun: 'organization',
      zh: '没有这个单位。',
      en: 'There is no such unit.',
    });
    const { organizationId, type, columnId = null, instructions = '', nextNumber = 1 } = input;
    const kept = await this.partsOf(actor, place, type, input.parts, columnId);
    return this.database.transaction(async (manager) => {
      const template = manager.create(ContentTemplateEntity, {
        ...{ id: newId(), organizationId, type, columnId, nextNumber, ...kept },
        name: cleanText(input.name),
        instructions: cleanText(instructions),
        createdBy: actor.userId,
      });
      await refuseTakenName(() => manager.insert(ContentTemplateEntity, template as never));
      await this.record(manager, actor, template, 'content_template.created');
      return manager.findOneByOrFail(ContentTemplateEntity, { id: template.id });
    });
  }

  /** Drafts that were made of it stay as they are. */
  async change(
    actor: Actor,
    id: string,
    changes: TemplateChanges,
    checkVersion: VersionCheck,
  ): Promise<ContentTemplateEntity> {
    return this.database.transaction(async (manager) => {
      const { template, place } = await this.lockForManager(actor, id, manager);
      checkVersion(template);
      const { name, instructions, nextNumber, parts, columnId } = changes;
      if (name !== undefined) template.name = cleanText(name);
      if (instructions !== undefined) template.instructions = cleanText(instructions);
      if (nextNumber !== undefined) template.nextNumber = nextNumber;
      if (parts !== undefined || columnId !== undefined) {
        template.columnId = columnId === undefined ? template.columnId : columnId;
        const given = parts ?? template.parts;
        Object.assign(template, await this.partsOf(actor, place, template.type, given, template.columnId));
      }
      const saved = await refuseTakenName(() => manager.save(template));
      await this.record(manager, actor, saved, 'content_template.changed');
      return saved;
    });
  }

  async remove(actor: Actor, id: string, checkVersion: VersionCheck): Promise<void> {
    await this.database.transaction(async (manager) => {
      const { template } = await this.lockForManager(actor, id, manager);
      checkVersion(template);
      await manager.delete(ContentTemplateEntity, { id });
      await this.record(manager, actor, template, 'content_template.removed');
    });
  }

  /** @throws AppError `content_template_not_found`, also where the caller may not see it */
  async get(
    actor: Actor,
    id: string,
    manager: EntityManager = this.database.manager,
  ): Promise<ContentTemplateEntity> {
    const [row] = await this.database.query<{ id: string }>(
      `SELECT t.id FROM content_templates t JOIN organizations o ON o.id = t.organization_id
       WHERE ${visible} AND t.id = $3`,
      [...scopeParameters(actor.scope('content.read')), id],
      manager,
    );
    const template = row && (await manager.findOneBy(ContentTemplateEntity, { id }));
    if (template) return template;
    throw notFound('content_template', '没有这个模板。', 'There is no such template.');
  }

  /**
   * Oldest first; with a unit, those that may be used in it. Plan: the primary key in order, the unit of each by its key,
   * until a page is full; there are tens of templates, not thousands.
   */
  async list(
    actor: Actor,
    filter: { organizationId?: string; type?: string },
    limit: number,
    after: string | null,
  ): Promise<ContentTemplateEntity[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT t.id FROM content_templates t JOIN organizations o ON o.id = t.organization_id
       WHERE ${visible} AND ($3::uuid IS NULL OR o.id = ANY (
           (SELECT asked.path FROM organizations asked WHERE asked.id = $3)::uuid[]))
         AND ($4::text IS NULL OR t.type = $4) AND ($5::uuid IS NULL OR t.id > $5)
       ORDER BY t.id LIMIT $6`,
      [
        ...scopeParameters(actor.scope('content.read')),
        filter.organizationId ?? null,
        filter.type ?? null,
        after,
        limit + 1,
      ],
    );
    if (rows.length === 0) return [];
    return this.database.manager
      .createQueryBuilder(ContentTemplateEntity, 't')
      .where('t.id IN (:...ids)', { ids: rows.map((row) => row.id) })
      .orderBy('t.id')
      .getMany();
  }

  /** Checked and cleaned by the rules of every item; faults stand under `parts`. */
  private async partsOf(
    actor: Actor,
    place: PlaceInTree,
    type: string,
    parts: RawBody,
    columnId: string | null,
  ): Promise<Pick<ContentTemplateEntity, 'parts' | 'assetIds'>> {
    const own = ['slug', 'columnId', 'variants'].filter(
      (key) => parts[key] !== undefined && parts[key] !== null,
    );
    const faults = own.map((key) =>
      fault(`parts.${key}`, 'unknown_property', '没有这个字段，请去掉。', 'There is no such field here.'),
    );
    const read = await this.unsaved
      .read(actor, place, type, { ...parts, slug: null, variants: null, columnId })
      .catch((error: unknown) => {
        throw error instanceof AppError ? invalidInput([...faults, ...error.faults.map(underParts)]) : error;
      });
    const { document } = read;
    faults.push(...read.referenceFaults.map(underParts));
    if (document.title === '')
      faults.push(fault('parts.title', 'required', '请写标题的格式。', 'Write the pattern of the title.'));
    faults.push(...patternFaults('parts.title', document.title));
    faults.push(...patternFaults('parts.summary', document.summary));
    if (faults.length > 0) throw invalidInput(faults);
    const { slug: _slug, columnId: _columnId, ...body } = bodyOfDocument(document);
    return { parts: body, assetIds: Object.keys(document.assets) };
  }

  private async lockForManager(
    actor: Actor,
    id: string,
    manager: EntityManager,
  ): Promise<{ template: ContentTemplateEntity; place: PlaceInTree }> {
    await manager.query('SELECT FROM content_templates WHERE id = $1 FOR UPDATE', [id]);
    const template = await this.get(actor, id, manager);
    const place = await this.organizations.placeOf(template.organizationId, manager);
    // Whoever sees it may read it; what is missing is the right to change it.
    actor.require('content_template.manage', place, {
      read: 'organization.read',
      noun: 'content_template',
      zh: '没有这个模板。',
      en: 'There is no such template.',
    });
    return { template, place };
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    template: ContentTemplateEntity,
    action: string,
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: template.organizationId,
      action,
      objectType: 'content_template',
      objectId: template.id,
      details: { name: template.name, type: template.type },
    });
  }
}

/** The column and the type are members of the template itself. */
function underParts(found: Fault): Fault {
  return found.path === 'columnId' || found.path === 'type'
    ? found
    : { ...found, path: `parts.${found.path}` };
}

async function refuseTakenName<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (brokenConstraint(error) !== 'content_templates_name') throw error;
    throw invalidInput([
      fault(
        'name',
        'name_taken',
        '本单位已有同名模板，请换一个名称。',
        'The unit has a template of this name.',
      ),
    ]);
  }
}
