import { expectStatus } from './http';
import type { Newsroom } from './newsroom';
import type { Product } from './product';

/** The month before this one, `YYYY-MM`, in Beijing. */
function lastMonth(): string {
  const now = new Date(Date.now() + 8 * 3_600_000);
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 15)).toISOString().slice(0, 7);
}

/** The unit of a newsroom scores another one, and issues a bulletin about the month before this one. */
export class BulletinMonth {
  readonly month = lastMonth();
  readonly year = this.month.slice(0, 4);
  private yearId = '';

  private constructor(
    private readonly product: Product,
    private readonly room: Newsroom,
  ) {}

  static async begin(product: Product, room: Newsroom, unitId: string): Promise<BulletinMonth> {
    const month = new BulletinMonth(product, room);
    await month.lay(unitId);
    return month;
  }

  /** As if it had been sent in that month, and was used on its tenth day. */
  async used(submissionId: string): Promise<void> {
    const tenth = `${this.month}-10`;
    await this.product.database.transaction(async (manager) => {
      // Past the guard that keeps the moment of sending: months can't be waited for.
      await manager.query('SET LOCAL session_replication_role = replica');
      await manager.query('UPDATE submissions SET sent_at = $2 WHERE id = $1', [
        submissionId,
        `${tenth}T01:00:00Z`,
      ]);
    });
    const use = {
      level: 'national',
      outlet: '全国总工会信息',
      adoptedOn: tenth,
      url: 'https://paper.example.com/2',
    };
    await this.made(this.room.people.first, `/submissions/${submissionId}/adoptions`, use);
  }

  /** Shown to its units. */
  async shown(title: string): Promise<string> {
    const { first } = this.room.people;
    const { id } = await this.made(first, '/bulletins', {
      ...{ organizationId: this.room.organizationId, assessmentYearId: this.yearId, unitClasses: ['direct'] },
      ...{ period: this.month, title, topCorrespondents: 5 },
    });
    await expectStatus(200, this.product.as(first, 'POST', `/bulletins/${id}/publish-for-appeals`, {}));
    return id;
  }

  /** Issued as if the days for appeals were over. */
  async issued(id: string): Promise<void> {
    await this.product.database.query(
      `UPDATE bulletins SET appeals_from = appeals_from - 30, appeals_until = appeals_until - 30 WHERE id = $1`,
      [id],
    );
    await expectStatus(200, this.product.as(this.room.people.third, 'POST', `/bulletins/${id}/close`, {}));
  }

  private async lay(unitId: string): Promise<void> {
    const { third } = this.room.people;
    const { organizationId } = this.room;
    const templates = await expectStatus(200, this.product.as(third, 'GET', '/scoring-scheme-templates'));
    const template = templates.body.items.find(({ code }: { code: string }) => code === 'A');
    const scheme = await this.made(third, '/scoring-schemes', {
      ...{
        organizationId,
        name: '用稿奖励办法',
        validFrom: `${this.year}-01-01`,
        document: template.document,
      },
    });
    const year = await this.made(third, '/assessment-years', {
      ...{
        organizationId,
        name: `${this.year}年`,
        startsOn: `${this.month}-01`,
        endsOn: `${this.year}-12-31`,
      },
      ...{ periodUnit: 'month', lateArrivals: 'count_in_next', schemeId: scheme.id },
    });
    this.yearId = year.id;
    await expectStatus(
      201,
      this.product.as(third, 'PUT', `/organizations/${organizationId}/unit-classes/direct`, {
        name: '直属单位',
        members: [{ organizationId: unitId, from: `${this.year}-01-01` }],
      }),
    );
  }

  private async made(who: string, path: string, body: object): Promise<{ id: string; document?: object }> {
    return (await expectStatus(201, this.product.as(who, 'POST', path, body))).body;
  }
}
