import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { cleanLine, fault, invalidInput, isId, newId, notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import { KeyRing } from '@haojiao/infrastructure/security';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { feedUrl } from '../feed-address';
import { FeedTokenEntity } from '../persistence/feed-token.entity';
import type { ProgrammeEntity } from '../persistence/programme.entity';
import { seeProgramme } from '../programme-access';
import { ProgrammesService } from '../programmes.service';

export interface IssuedFeedToken {
  token: FeedTokenEntity;
  /** Address of each feed with the token in it: shown this once. */
  feeds: { language: string; url: string }[];
}

const TOKEN_BYTES = 24;
const USE_IS_KEPT_TO_MINUTES = 10;
const ENCLOSURE = 'episode-enclosure';

/** Keys of listeners to private programmes: one each, so that one can be taken away from one person. */
@Injectable()
export class FeedTokensService {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammesService,
    private readonly organizations: OrganizationsService,
    private readonly keys: KeyRing,
    private readonly settings: Settings,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `programme_not_found`, `not_allowed`, `programme_is_public`, `invalid_input` */
  async issue(actor: Actor, programmeId: string, label: string): Promise<IssuedFeedToken> {
    return this.database.transaction(async (manager) => {
      const programme = await this.programmes.lockForManager(actor, programmeId, manager);
      if (programme.visibility === 'public') throw programmeIsPublic();
      const name = cleanLine(label);
      if (name === '') {
        throw invalidInput([fault('label', 'not_empty', '不能为空白。', 'It must not be blank.')]);
      }
      const secret = randomBytes(TOKEN_BYTES).toString('base64url');
      const token = manager.create(FeedTokenEntity, {
        id: newId(),
        programmeId,
        label: name,
        tokenHash: hashOf(secret),
        createdBy: actor.userId,
        createdAt: this.clock.now(),
        lastUsedAt: null,
        revokedAt: null,
        revokedBy: null,
      });
      await manager.insert(FeedTokenEntity, token);
      const { code } = await this.organizations.load(programme.organizationId, manager);
      await this.record(manager, actor, programme, token, 'feed_token.issued');
      return { token, feeds: this.feedsOf(programme, code, secret) };
    });
  }

  /** From now on it opens nothing. @throws AppError `feed_token_not_found`, `feed_token_revoked`, and as `issue` */
  async revoke(actor: Actor, programmeId: string, id: string): Promise<FeedTokenEntity> {
    return this.database.transaction(async (manager) => {
      const programme = await this.programmes.lockForManager(actor, programmeId, manager);
      const token = await manager.findOneBy(FeedTokenEntity, { id, programmeId });
      if (!token) throw notFound('feed_token', '没有这个收听密钥。', 'There is no such token.');
      if (token.revokedAt) {
        throw ruleBroken('feed_token_revoked', '这个收听密钥已作废。', 'This token was revoked already.');
      }
      token.revokedAt = this.clock.now();
      token.revokedBy = actor.userId;
      await manager.save(token);
      await this.record(manager, actor, programme, token, 'feed_token.revoked');
      return token;
    });
  }

  /** Newest first. Plan: `feed_tokens_programme_id`. @throws AppError `programme_not_found`, `not_allowed` */
  async list(
    actor: Actor,
    programmeId: string,
    limit: number,
    before: string | null,
  ): Promise<FeedTokenEntity[]> {
    const programme = await this.programmes.load(programmeId);
    const place = await this.organizations.placeOf(programme.organizationId);
    actor.require('programme.manage', place, seeProgramme);
    const query = this.database.manager
      .createQueryBuilder(FeedTokenEntity, 't')
      .where('t.programmeId = :programmeId', { programmeId });
    if (before) query.andWhere('t.id < :before', { before });
    return query
      .orderBy('t.id', 'DESC')
      .take(limit + 1)
      .getMany();
  }

  /**
   * Id of the token that opens this programme; null for a wrong or revoked one. Found by the hash of what was sent, so
   * the time of an answer tells nothing about any token. Plan: `feed_tokens_hash`.
   */
  async open(programmeId: string, secret: string): Promise<string | null> {
    const [row] = await this.database.query<{ id: string; lastUsedAt: Date | null }>(
      `SELECT id, last_used_at AS "lastUsedAt" FROM feed_tokens
       WHERE token_hash = $1 AND programme_id = $2 AND revoked_at IS NULL`,
      [hashOf(secret), programmeId],
    );
    if (!row) return null;
    const now = this.clock.now();
    const old = now.getTime() - USE_IS_KEPT_TO_MINUTES * 60_000;
    if (!row.lastUsedAt || row.lastUsedAt.getTime() < old) {
      await this.database.query('UPDATE feed_tokens SET last_used_at = $2 WHERE id = $1', [row.id, now]);
    }
    return row.id;
  }

  /** What an address of an episode carries in the feed of that token; worthless once the token is revoked. */
  episodeKey(tokenId: string, contentId: string): string {
    const { key, value } = this.keys.seal(ENCLOSURE, `${tokenId} ${contentId}`);
    return `${tokenId}.${key}.${value}`;
  }

  /** Whether that key opens an episode of a private programme now. Plan: the primary key. */
  async episodeKeyHolds(episodeKey: string, programmeId: string, contentId: string): Promise<boolean> {
    const [tokenId, key = '', value = ''] = episodeKey.split('.');
    if (!isId(tokenId) || !/^[0-9a-f]{64}$/.test(value)) return false;
    if (!this.keys.sealHolds(ENCLOSURE, `${tokenId} ${contentId}`, { key, value })) return false;
    const rows = await this.database.query(
      'SELECT 1 FROM feed_tokens WHERE id = $1 AND programme_id = $2 AND revoked_at IS NULL',
      [tokenId, programmeId],
    );
    return rows.length > 0;
  }

  private feedsOf(programme: ProgrammeEntity, organizationCode: string, secret: string) {
    return programme.languages.map((language) => {
      const place = { organizationCode, programmeCode: programme.code, language };
      return { language, url: `${feedUrl(this.settings.publicUrl, place)}?token=${secret}` };
    });
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    programme: ProgrammeEntity,
    token: FeedTokenEntity,
    action: string,
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: programme.organizationId,
      action,
      objectType: 'programme',
      objectId: programme.id,
      details: { tokenId: token.id, label: token.label },
    });
  }
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function programmeIsPublic() {
  return ruleBroken(
    'programme_is_public',
    '公开节目不需要收听密钥；如只供内部收听，请先将 visibility 改为 private。',
    'A public programme needs no tokens; set its visibility to private first if it is for listeners of yours only.',
  );
}
