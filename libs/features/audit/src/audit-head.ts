import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { KeyRing } from '@haojiao/infrastructure/security';
import type { ChainEnd } from './domain/audit-chain';
import { AuditHeadEntity } from './persistence/audit-head.entity';

const PURPOSE = 'audit-head';

/** Where the trail ends. */
export interface AuditHead extends ChainEnd {
  /** By a key of the ring; of the trail without entries there is nothing to seal. */
  isSealed: boolean;
}

/**
 * Where the trail ends, remembered beside it and sealed by a key that the database has not. The next entry follows the
 * remembered end, not the last row: where the last rows were cut off, they stay missing for good.
 */
@Injectable()
export class AuditHeads {
  constructor(private readonly keys: KeyRing) {}

  /** With the lock under which entries are appended one after the other. */
  async hold(manager: EntityManager): Promise<AuditHead> {
    return this.read(manager, true);
  }

  async read(manager: EntityManager, forUpdate = false): Promise<AuditHead> {
    const query = manager.createQueryBuilder(AuditHeadEntity, 'head');
    const { sequence, hash, sealKey, seal } = await (
      forUpdate ? query.setLock('pessimistic_write') : query
    ).getOneOrFail();
    const isSealed =
      sealKey !== null && seal !== null
        ? this.keys.sealHolds(PURPOSE, textOf({ sequence, hash }), { key: sealKey, value: seal })
        : sequence === 0;
    return { sequence, hash, isSealed };
  }

  async move(manager: EntityManager, end: ChainEnd): Promise<void> {
    const seal = this.keys.seal(PURPOSE, textOf(end));
    await manager.query(
      'UPDATE audit_head SET sequence = $1, hash = $2, seal_key = $3, seal = $4 WHERE id = 1',
      [end.sequence, end.hash, seal.key, seal.value],
    );
  }

  /** The first seal of a trail that was begun before heads were sealed. A seal that is there is never replaced. */
  async sealFirst(manager: EntityManager): Promise<void> {
    const head = await manager.findOneOrFail(AuditHeadEntity, {
      where: { id: 1 },
      lock: { mode: 'pessimistic_write' },
    });
    if (head.seal === null && head.sequence > 0) await this.move(manager, head);
  }
}

function textOf({ sequence, hash }: ChainEnd): string {
  return `${sequence}:${hash}`;
}
