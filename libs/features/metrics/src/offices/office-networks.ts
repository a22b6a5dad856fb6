import { Injectable, Logger } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Database } from '@haojiao/infrastructure/database';
import { Networks } from '../networks';

interface Office {
  organizationId: string;
  networks: Networks;
}

/** What another process changed is known here after this long. */
const READ_AGAIN_AFTER_MS = 10_000;
const MAX_ADDRESSES = 10_000;
const MAX_CONTENTS = 10_000;

const nobody: readonly string[] = [];

/**
 * Tells whether a reader sits in an office of the item: its unit's, or that of a unit above it, whose people look after
 * it as well. A unit below is a reader like any other. Networks are kept in memory; where no unit named any, nothing is
 * asked.
 */
@Injectable()
export class OfficeNetworks {
  private readonly logger = new Logger('metrics');
  private offices: Office[] | null = null;
  private readAt = 0;
  private reading: Promise<void> | null = null;
  private readonly unitsByAddress = new LRUCache<string, readonly string[]>({ max: MAX_ADDRESSES });
  private readonly wayOfContent = new LRUCache<string, string[]>({
    max: MAX_CONTENTS,
    ttl: READ_AGAIN_AFTER_MS,
  });

  constructor(private readonly database: Database) {}

  /** At once when it is known, which it is but for addresses of offices and the first question. */
  isOwn(address: string, contentId: string): boolean | Promise<boolean> {
    const units = this.unitsAt(address);
    if (units instanceof Promise) return units.then((found) => this.isAbove(found, contentId));
    return units.length > 0 && this.isAbove(units, contentId);
  }

  /** The same for what belongs to a unit by its way from the root. */
  async isOfUnit(address: string, way: readonly string[]): Promise<boolean> {
    return (await this.unitsAt(address)).some((id) => way.includes(id));
  }

  /** After a change in this process. */
  forget(): void {
    this.readAt = 0;
    this.offices = null;
  }

  private unitsAt(address: string): readonly string[] | Promise<readonly string[]> {
    if (performance.now() - this.readAt > READ_AGAIN_AFTER_MS || !this.offices) {
      const reading = this.read();
      if (!this.offices) return reading.then(() => this.known(address));
    }
    return this.known(address);
  }

  private known(address: string): readonly string[] {
    if (!this.offices || this.offices.length === 0) return nobody;
    let units = this.unitsByAddress.get(address);
    if (!units) {
      units = this.offices
        .filter(({ networks }) => networks.includes(address))
        .map(({ organizationId }) => organizationId);
      this.unitsByAddress.set(address, units);
    }
    return units;
  }

  private async isAbove(units: readonly string[], contentId: string): Promise<boolean> {
    if (units.length === 0) return false;
    let way = this.wayOfContent.get(contentId);
    if (!way) {
      const [row] = await this.database.query<{ path: string[] }>(
        'SELECT o.path FROM contents c JOIN organizations o ON o.id = c.organization_id WHERE c.id = $1',
        [contentId],
      );
      way = row?.path ?? [];
      this.wayOfContent.set(contentId, way);
    }
    return units.some((id) => way.includes(id));
  }

  private read(): Promise<void> {
    this.reading ??= this.readAll().finally(() => (this.reading = null));
    return this.reading;
  }

  /** Counting goes on with what was known while the database is away. */
  private async readAll(): Promise<void> {
    this.readAt = performance.now();
    try {
      const rows = await this.database.query<{ organizationId: string; networks: { network: string }[] }>(
        `SELECT organization_id AS "organizationId", networks FROM office_networks WHERE networks <> '[]'`,
      );
      this.offices = rows.map(({ organizationId, networks }) => ({
        organizationId,
        networks: new Networks(networks.map(({ network }) => network)),
      }));
      this.unitsByAddress.clear();
    } catch (error) {
      this.logger.warn({ err: error }, 'networks of offices could not be read');
      this.offices ??= [];
    }
  }
}
