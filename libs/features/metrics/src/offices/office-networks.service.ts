import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { cleanLine, fault, invalidInput } from '@haojiao/kernel';
import type { Fault, Json } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Action, Actor } from '@haojiao/features/organizations';
import { readNetwork } from '../networks';
import { OfficeNetworksEntity } from './office-networks.entity';
import type { OfficeNetwork } from './office-networks.entity';
import { OfficeNetworks } from './office-networks';

/** Whoever names a wider one takes a carrier's customers for his own people. */
const WIDEST = { v4: 16, v6: 32 };

export interface UnitOffices {
  organizationId: string;
  networks: OfficeNetwork[];
  /** 0 before anything was set. */
  version: number;
  updatedAt: Date | null;
}

const see = {
  read: 'organization.read',
  noun: 'organization',
  zh: '没有这个单位。',
  en: 'There is no such unit.',
} as const;

/** Units name the networks of their offices: who reads from there is own staff. */
@Injectable()
export class OfficeNetworksService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly offices: OfficeNetworks,
    private readonly audit: AuditService,
  ) {}

  /** @throws AppError `organization_not_found`, `not_allowed` */
  async get(actor: Actor, organizationId: string): Promise<UnitOffices> {
    await this.requirePlace(actor, organizationId, 'site.manage');
    const row = await this.database.manager.findOneBy(OfficeNetworksEntity, { organizationId });
    return view(organizationId, row);
  }

  /** @throws AppError `organization_not_found`, `not_allowed`, `invalid_input` with every fault */
  async replace(
    actor: Actor,
    organizationId: string,
    wished: OfficeNetwork[],
    checkVersion: (current: UnitOffices) => void,
  ): Promise<UnitOffices> {
    const saved = await this.database.transaction(async (manager) => {
      await this.requirePlace(actor, organizationId, 'site.manage', manager);
      // The unit's own row is held: there may be none of its networks yet to hold.
      await this.organizations.load(organizationId, manager, true);
      const row =
        (await manager.findOneBy(OfficeNetworksEntity, { organizationId })) ??
        manager.create(OfficeNetworksEntity, { organizationId, networks: [] });
      checkVersion(view(organizationId, row));
      const before = row.networks;
      const after = await manager.save(Object.assign(row, { networks: readNetworks(wished) }));
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId,
        action: 'office_networks.changed',
        objectType: 'organization',
        objectId: organizationId,
        details: { before, after: after.networks } as unknown as Json,
      });
      return after;
    });
    this.offices.forget();
    return view(organizationId, saved);
  }

  private async requirePlace(
    actor: Actor,
    organizationId: string,
    action: Action,
    manager?: EntityManager,
  ): Promise<void> {
    actor.require(action, await this.organizations.placeOf(organizationId, manager), see);
  }
}

/** A row that is not saved yet has no version. */
function view(organizationId: string, row: Partial<OfficeNetworksEntity> | null): UnitOffices {
  return {
    organizationId,
    networks: row?.networks ?? [],
    version: row?.version ?? 0,
    updatedAt: row?.updatedAt ?? null,
  };
}

function readNetworks(wished: OfficeNetwork[]): OfficeNetwork[] {
  const faults: Fault[] = [];
  const networks = wished.map(({ network, note }, index) => {
    const path = `networks.${index}.network`;
    const read = readNetwork(network.trim());
    if (!read) {
      faults.push(
        fault(
          path,
          'network_form',
          '应为网段，如 203.0.113.0/29 或 2001:db8:1::/48。',
          'Must be a network such as 203.0.113.0/29 or 2001:db8:1::/48.',
        ),
      );
    } else if (read.bits < (read.isV6 ? WIDEST.v6 : WIDEST.v4)) {
      faults.push(
        fault(
          path,
          'network_too_wide',
          `网段过大：IPv4 不得大于 /${WIDEST.v4}，IPv6 不得大于 /${WIDEST.v6}。`,
          `Too wide: at most /${WIDEST.v4} for IPv4 and /${WIDEST.v6} for IPv6.`,
        ),
      );
    }
    return { network: read?.network ?? '', note: cleanLine(note) };
  });
  const known = new Set<string>();
  networks.forEach(({ network }, index) => {
    if (network !== '' && known.has(network)) {
      faults.push(
        fault(
          `networks.${index}.network`,
          'twice',
          '同一网段写了两次。',
          'The same network stands there twice.',
        ),
      );
    }
    known.add(network);
  });
  if (faults.length > 0) throw invalidInput(faults);
  return networks;
}
