import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { ReadyCache } from '@haojiao/infrastructure/database';
import type { SiteUnit } from '../pages/site-unit';
import { SiteUnitMaker } from '../site-unit-maker';
import { DeliveryChanges } from './delivery-changes';
import { DeliveryReads } from './delivery-reads';

const MEGABYTE = 1_024 * 1_024;
/** A unit with its columns, cards and codes, roughly. */
const UNIT_BYTES = 4_096;

/** Units as their pages print them, kept until something of them changes or their grey days begin or end. */
@Injectable()
export class SiteUnits {
  private readonly kept: ReadyCache<{ unit: SiteUnit | null }>;

  constructor(
    private readonly reads: DeliveryReads,
    private readonly maker: SiteUnitMaker,
    @Inject(CLOCK) private readonly clock: Clock,
    changes: DeliveryChanges,
  ) {
    const trustMs = () => changes.trustMs();
    this.kept = new ReadyCache({ maxBytes: 4 * MEGABYTE, bytesOf: () => UNIT_BYTES, trustMs });
    changes.onChange((change) => {
      if (!change || 'organizationId' in change) this.kept.clear();
    });
  }

  /** By code or id; the root without either; null where there is none. */
  async find(codeOrId: string | null): Promise<SiteUnit | null> {
    const row = await this.reads.unit(codeOrId);
    if (!row) return null;
    const before = this.kept.get(row.id);
    if (before?.unit && !this.isFresh(before.unit.site.grey.changesAt)) this.kept.drop(row.id);
    const { unit } = await this.kept.load(row.id, async () => ({
      // Asked again: a change that was told between the two questions is in the second answer.
      unit: await this.maker.make((await this.reads.unit(row.id)) ?? row),
    }));
    return unit;
  }

  /** Whether what was made before holds at this moment. */
  isFresh(changesAt: Date | null): boolean {
    return changesAt === null || this.clock.now() < changesAt;
  }
}
