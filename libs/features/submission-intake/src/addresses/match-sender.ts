import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { actionsByRole } from '@haojiao/features/organizations';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';

export type SenderMatch = { userId: string } | 'unknown' | 'ambiguous';

/** Whose an address is, and for which unit that person sends. */
@Injectable()
export class MatchSender {
  constructor(private readonly database: Database) {}

  /**
   * A confirmed address counts before those of accounts; of two people with one address nobody is chosen. Plan: the
   * partial index `sending_addresses_address`, then `users_lower_email`.
   */
  async find(address: string): Promise<SenderMatch> {
    const given = address.toLowerCase();
    const confirmed = await this.database.query<{ id: string }>(
      `SELECT u.id FROM sending_addresses a JOIN users u ON u.id = a.user_id
       WHERE a.address = $1 AND a.state = 'confirmed' AND u.state = 'active'`,
      [given],
    );
    const found =
      confirmed.length > 0
        ? confirmed
        : await this.database.query<{ id: string }>(
            `SELECT id FROM users WHERE lower(email) = $1 AND email IS NOT NULL AND state = 'active' LIMIT 2`,
            [given],
          );
    if (found.length === 0) return 'unknown';
    return found.length === 1 ? { userId: found[0]!.id } : 'ambiguous';
  }

  /**
   * The unit that looks after the person where they may send for it, else the only one for which they may; below
   * `within`, which receives. Null when that is none or several.
   */
  async unitOf(actor: Actor, within: string): Promise<PlaceInTree | 'none' | 'several'> {
    const senders = actor.grants.filter(({ roles }) =>
      roles.some((role) => actionsByRole[role].has('submission.write')),
    );
    const places = await this.database.query<PlaceInTree>(
      'SELECT id, path FROM organizations WHERE id = ANY($1::uuid[]) AND path @> ARRAY[$2::uuid]',
      [[actor.organizationId, ...senders.map(({ organizationId }) => organizationId)], within],
    );
    const allowed = places.filter((place) => actor.can('submission.write', place));
    const home = allowed.find(({ id }) => id === actor.organizationId);
    if (home) return home;
    if (allowed.length === 0) return 'none';
    return allowed.length === 1 ? allowed[0]! : 'several';
  }
}
