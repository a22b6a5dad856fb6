import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { ContentsService, ReadContent } from '@haojiao/features/contents';
import type { ContentView } from '@haojiao/features/contents';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { fillPattern, hasNumber } from '../domain/fill-pattern';
import type { ContentTemplateEntity } from './content-template.entity';
import { ContentTemplatesService } from './content-templates.service';

export interface TemplateUse {
  /** Default the caller's own unit. */
  organizationId?: string;
  /** Default the template's. */
  columnId?: string | null;
  /** The day that the item is for, `YYYY-MM-DD`; default today in the unit's time zone. */
  day?: string;
}

/**
 * Makes a draft of a template. What the template names may be used by everybody who may use the template, also media of a
 * unit above that its users may not look into: whoever made the template had the right to them.
 */
@Injectable()
export class DraftFromTemplate {
  constructor(
    private readonly database: Database,
    private readonly templates: ContentTemplatesService,
    private readonly organizations: OrganizationsService,
    private readonly contents: ContentsService,
    private readonly reading: ReadContent,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `content_template_not_found`, `invalid_input`, and as a new item does */
  async run(actor: Actor, templateId: string, use: TemplateUse): Promise<ContentView> {
    return this.database.transaction(async (manager) => {
      const template = await this.templates.get(actor, templateId, manager);
      const organizationId = use.organizationId ?? actor.organizationId;
      const unit = await this.organizations.load(organizationId, manager);
      if (!unit.path.includes(template.organizationId)) throw outsideBranch();
      const values = {
        day: use.day ?? dayIn(unit.timeZone, this.clock.now()),
        number: await this.takeNumber(template, manager),
      };
      const { title, summary, ...parts } = template.parts;
      const columnId = use.columnId === undefined ? template.columnId : use.columnId;
      const content = await this.contents.createDraft(
        manager,
        actor,
        {
          ...parts,
          organizationId,
          type: template.type,
          title: fillPattern(String(title), values),
          ...(typeof summary === 'string' && { summary: fillPattern(summary, values) }),
          ...(columnId && { columnId }),
        },
        { columnId: template.columnId, assetIds: template.assetIds },
      );
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId,
        action: 'content_template.used',
        objectType: 'content_template',
        objectId: templateId,
        details: { contentId: content.id, number: values.number },
      });
      return this.reading.view(content, manager);
    });
  }

  /** The next of the template's running numbers; given back when no draft comes of it. Others wait for it meanwhile. */
  private async takeNumber(template: ContentTemplateEntity, manager: EntityManager): Promise<number> {
    const patterns = [template.parts.title, template.parts.summary];
    if (!patterns.some((pattern) => typeof pattern === 'string' && hasNumber(pattern)))
      return template.nextNumber;
    const [[taken]] = await manager.query<[{ number: number }[], number]>(
      `UPDATE content_templates SET next_number = next_number + 1 WHERE id = $1
       RETURNING next_number - 1 AS number`,
      [template.id],
    );
    return taken!.number;
  }
}

function dayIn(timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
}

function outsideBranch() {
  return invalidInput([
    fault(
      'organizationId',
      'outside_branch',
      '模板只能用于它所属的单位及下级单位。',
      'A template is used in its own unit and the units below it.',
    ),
  ]);
}
