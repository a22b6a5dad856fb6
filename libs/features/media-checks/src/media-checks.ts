import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DAY_MS, beijingDate, ruleBroken } from '@haojiao/kernel';
import type { Clock, Fault } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { consentStands } from '@haojiao/features/assets';
import { assetReferences, bodyTexts } from '@haojiao/features/contents';
import type { ContentDocument } from '@haojiao/features/contents';
import { SOON_DAYS, judgeAsset } from './domain/judge-asset';
import type { AssetFacts, ConsentFacts } from './domain/judge-asset';
import type { MediaFinding } from './domain/media-finding';

type Row = Omit<AssetFacts, 'hasAltText' | 'consents'> & { id: string; consents: ConsentFacts[] };

/** Alternative texts, rights, people and generated content of the files that an item shows. Names of people: nowhere. */
@Injectable()
export class MediaChecks {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Everything there is to say about the files of a document today, each at the first place that names it.
   * Plan: primary key of `assets`, index `asset_consents_asset_id`.
   */
  async findings(
    document: ContentDocument,
    manager: EntityManager = this.database.manager,
  ): Promise<MediaFinding[]> {
    const pathOf = new Map<string, string>();
    for (const { assetId, path } of assetReferences(document)) {
      if (!pathOf.has(assetId)) pathOf.set(assetId, path);
    }
    const days = this.days();
    const rows = await this.rows([...pathOf.keys()], manager);
    return rows.flatMap((row) => {
      const hasAltText = saysSomething(document, row.id);
      const judged = judgeAsset({ ...row, hasAltText }, document.generatedContent, days);
      return judged.map((finding) => ({ ...finding, path: pathOf.get(row.id)! }));
    });
  }

  /** @throws AppError `media_checks_failed` (409) with every error */
  async requireSignable(document: ContentDocument, manager: EntityManager): Promise<void> {
    refuse((await this.findings(document, manager)).filter(({ severity }) => severity === 'error'));
  }

  /**
   * What may have changed since the sign-off: rights and consents.
   * @throws AppError `media_checks_failed` (409)
   */
  async requireSendable(document: ContentDocument, manager?: EntityManager): Promise<void> {
    refuse((await this.findings(document, manager)).filter(({ stopsSending }) => stopsSending));
  }

  private rows(ids: string[], manager: EntityManager): Promise<Row[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.database.query<Row>(
      `SELECT a.id, a.kind, a.file_name AS "fileName", a.rights_expire_on::text AS "rightsExpireOn",
              a.people_shown AS "peopleShown", a.generated_content AS "generatedContent",
              a.replaced_at IS NOT NULL AS "isReplaced",
              (SELECT coalesce(json_agg(json_build_object('isMinor', c.is_minor, 'guardianConsent', c.guardian_consent,
                        'expiresOn', c.expires_on, 'isRevoked', c.revoked_at IS NOT NULL)), '[]')
               FROM asset_consents c WHERE c.asset_id = a.id AND ${consentStands}) AS consents
       FROM assets a WHERE a.id = ANY($1::uuid[]) ORDER BY a.id`,
      [ids],
      manager,
    );
  }

  private days(): { today: string; soon: string } {
    const now = this.clock.now();
    return { today: beijingDate(now), soon: beijingDate(new Date(now.getTime() + SOON_DAYS * DAY_MS)) };
  }
}

/** Its own text, or one at every place in the body that shows it. */
function saysSomething(document: ContentDocument, assetId: string): boolean {
  if (document.assets[assetId]?.altText?.trim()) return true;
  const tags = bodyTexts(document).flatMap(({ html }) => [
    ...(html ?? '').matchAll(/<img data-asset-id="([0-9a-f-]{36})"(?: alt="([^"]*)")?/g),
  ]);
  const shown = tags.filter(([, id]) => id === assetId);
  const isElsewhere =
    document.coverAssetId === assetId ||
    Object.values(document.variants).some(({ coverAssetId }) => coverAssetId === assetId);
  return !isElsewhere && shown.length > 0 && shown.every(([, , alt]) => (alt ?? '').trim() !== '');
}

function refuse(findings: MediaFinding[]): void {
  if (findings.length === 0) return;
  throw ruleBroken(
    'media_checks_failed',
    `稿件的素材有 ${findings.length} 处问题，不能签发或发布，见 errors。`,
    `The files of the item have ${findings.length} fault(s); it can neither be signed off nor sent, see errors.`,
    { faults: findings.map(({ path, code, message }): Fault => ({ path, code, message })) },
  );
}
