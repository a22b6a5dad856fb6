import { Injectable } from '@nestjs/common';
import { fault, invalidInput, notFound } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import type { ReportPeriod } from '../domain/report-period';
import type { FigureQuestion } from '../figures/figure-question';
import type { ReportSubject, SubjectKind } from './period-report';

/** A unit, and perhaps one column, brand or campaign. */
export interface SubjectWish {
  organizationId?: string;
  columnId?: string;
  brandId?: string;
  campaignId?: string;
}

export interface FoundSubject {
  subject: ReportSubject;
  /** Of the subject's unit. */
  place: PlaceInTree;
  columnIds: string[] | null;
  contentIds: string[] | null;
  /** The unit that figures are cut to; null: all that the caller may see. */
  branchId: string | null;
}

/** More items than these are no brand or campaign: their figures are not kept as sums. */
const MOST_ITEMS = 20_000;

interface SubjectRow {
  id: string;
  name: string;
  organizationId: string;
  organizationName: string;
}

const see = {
  organization: { read: 'organization.read', zh: '没有这个单位。', en: 'There is no such unit.' },
  column: { read: 'column.read', zh: '没有这个栏目。', en: 'There is no such column.' },
  brand: { read: 'brand.read', zh: '没有这个品牌。', en: 'There is no such brand.' },
  campaign: { read: 'plan.read', zh: '没有这个策划。', en: 'There is no such campaign.' },
} as const;

const statements: Record<Exclude<SubjectKind, 'organization'>, string> = {
  column: 'FROM columns s',
  brand: 'FROM brands s',
  campaign: 'FROM campaigns s',
};

/** Finds what a report is about, and asks whether the caller may know its figures. */
@Injectable()
export class ReportSubjects {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
  ) {}

  /**
   * A campaign is reported as a whole to whoever may read figures of its leading unit.
   * @throws AppError `organization_not_found`, `column_not_found`, `brand_not_found`, `campaign_not_found`,
   * `not_allowed`, `invalid_input`
   */
  async find(actor: Actor, wish: SubjectWish): Promise<FoundSubject> {
    const named = (['column', 'brand', 'campaign'] as const).filter(
      (kind) => wish[`${kind}Id`] !== undefined,
    );
    if (named.length > 1 || (named.length === 0 && wish.organizationId === undefined)) throw subjectUnclear();
    const [kind = 'organization'] = named as SubjectKind[];
    const subject = await this.load(
      kind,
      kind === 'organization' ? wish.organizationId! : wish[`${kind}Id`]!,
    );
    const place = await this.organizations.placeOf(subject.organizationId);
    actor.require('analytics.read', place, { noun: kind, ...see[kind] });
    if (kind !== 'organization' && wish.organizationId !== undefined) {
      const branch = await this.organizations.placeOf(wish.organizationId);
      actor.require('analytics.read', branch, { noun: 'organization', ...see.organization });
    }
    return {
      subject,
      place,
      columnIds: kind === 'column' ? await this.columnsBelow(subject.id) : null,
      contentIds: kind === 'brand' || kind === 'campaign' ? await this.itemsOf(kind, subject.id) : null,
      branchId: wish.organizationId ?? (kind === 'column' ? subject.organizationId : null),
    };
  }

  questionOf(actor: Actor, found: FoundSubject, period: ReportPeriod): FigureQuestion {
    const { columnIds, contentIds, branchId } = found;
    return { organizationId: branchId, scope: actor.scope('analytics.read'), columnIds, contentIds, period };
  }

  private async load(kind: SubjectKind, id: string): Promise<ReportSubject> {
    const [row] =
      kind === 'organization'
        ? await this.database.query<SubjectRow>(
            `SELECT id, name, id AS "organizationId", name AS "organizationName" FROM organizations WHERE id = $1`,
            [id],
          )
        : await this.database.query<SubjectRow>(
            `SELECT s.id, s.name, o.id AS "organizationId", o.name AS "organizationName" ${statements[kind]}
             JOIN organizations o ON o.id = s.organization_id WHERE s.id = $1`,
            [id],
          );
    if (row) return { kind, ...row };
    throw notFound(kind, see[kind].zh, see[kind].en);
  }

  /** A column with those that hang below it. */
  private async columnsBelow(id: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `WITH RECURSIVE below AS (
         SELECT id FROM columns WHERE id = $1
         UNION SELECT c.id FROM columns c JOIN below b ON c.parent_id = b.id)
       SELECT id FROM below`,
      [id],
    );
    return rows.map((row) => row.id);
  }

  /** As they belong to it now: a taxonomy may be given to what was published before it. */
  private async itemsOf(kind: 'brand' | 'campaign', id: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      kind === 'campaign'
        ? `SELECT content_id AS id FROM campaign_items WHERE campaign_id = $1 LIMIT ${MOST_ITEMS + 1}`
        : `SELECT id FROM contents WHERE brand_id = $1 AND published_at IS NOT NULL LIMIT ${MOST_ITEMS + 1}`,
      [id],
    );
    if (rows.length <= MOST_ITEMS) return rows.map((row) => row.id);
    throw invalidInput([
      fault(
        `${kind}Id`,
        'too_many_items',
        `超过 ${MOST_ITEMS} 篇稿件，请按单位或栏目出报告。`,
        `It has more than ${MOST_ITEMS} items; report by unit or column.`,
      ),
    ]);
  }
}

function subjectUnclear() {
  return invalidInput([
    fault(
      'organizationId',
      'subject_unclear',
      '请给出 organizationId，或 columnId、brandId、campaignId 之一。',
      'Give organizationId, or one of columnId, brandId and campaignId.',
    ),
  ]);
}
