import { Inject, Injectable, OnModuleInit } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { beijingDate, fault, invalidInput, newId, notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { KeyRing } from '@haojiao/infrastructure/security';
import { AuditService } from '@haojiao/features/audit';
import { Notices } from '@haojiao/features/notices';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import { requireAssetWriting } from '../../asset-access';
import type { AssetUsage } from '../../asset-usage';
import { AssetsService } from '../../assets.service';
import type { AssetEntity } from '../../persistence/asset.entity';
import { lineOf, textOf } from '../words-of-assets';
import { AssetConsentEntity } from './asset-consent.entity';

export interface ConsentWish {
  personName: string;
  isMinor: boolean;
  guardianConsent?: boolean;
  givenOn: string;
  expiresOn?: string | null;
  scope?: string;
  proofAssetId?: string | null;
}

export type OpenedConsent = AssetConsentEntity & { personName: string };

/** Who is shown and agreed. Names are told only here, to people who may change the asset; lists and logs have none. */
@Injectable()
export class AssetConsents implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly assets: AssetsService,
    private readonly organizations: OrganizationsService,
    private readonly keys: KeyRing,
    private readonly notices: Notices,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.assets.registerUsage((assetId, manager) => this.provenBy(assetId, manager));
  }

  /** Plan: index `asset_consents_asset_id`. @throws AppError `asset_not_found`, `not_allowed` */
  async list(actor: Actor, assetId: string): Promise<OpenedConsent[]> {
    const asset = await this.assets.load(assetId);
    requireAssetWriting(actor, asset, await this.organizations.placeOf(asset.organizationId));
    const rows = await this.database.manager.find(AssetConsentEntity, {
      where: { assetId },
      order: { id: 'ASC' },
    });
    return rows.map((row) => this.opened(row));
  }

  /** Recording one says that people are shown. @throws AppError `asset_not_found`, `not_allowed`, `invalid_input` */
  async record(actor: Actor, assetId: string, wish: ConsentWish): Promise<OpenedConsent> {
    return this.database.transaction(async (manager) => {
      const asset = await this.assets.loadForWriting(actor, assetId, manager);
      this.requireSound(wish);
      if (wish.proofAssetId) {
        await this.assets.requireReadable(actor, [wish.proofAssetId], {
          manager,
          pathOf: () => 'proofAssetId',
        });
      }
      const id = newId();
      await manager.insert(AssetConsentEntity, {
        id,
        assetId,
        sealedPersonName: this.keys.encrypt(lineOf(wish.personName), contextOf(id)),
        isMinor: wish.isMinor,
        guardianConsent: wish.guardianConsent ?? false,
        givenOn: wish.givenOn,
        expiresOn: wish.expiresOn ?? null,
        scope: textOf(wish.scope),
        proofAssetId: wish.proofAssetId ?? null,
        recordedBy: actor.userId,
        recordedAt: this.clock.now(),
      });
      if (asset.peopleShown !== 'yes') {
        asset.peopleShown = 'yes';
        await manager.save(asset);
      }
      const consent = await manager.findOneByOrFail(AssetConsentEntity, { id });
      await this.log(actor, asset, consent, 'asset_consent.recorded', manager);
      return this.opened(consent);
    });
  }

  /**
   * What was agreed to no longer holds: whoever looks after the items that show it is told where they are.
   * @throws AppError `asset_not_found`, `asset_consent_not_found`, `not_allowed`, `consent_already_revoked`
   */
  async revoke(
    actor: Actor,
    assetId: string,
    consentId: string,
  ): Promise<{ consent: OpenedConsent; usages: AssetUsage[]; hiddenCount: number }> {
    const consent = await this.database.transaction(async (manager) => {
      const asset = await this.assets.loadForWriting(actor, assetId, manager);
      const found = await manager.findOne(AssetConsentEntity, {
        where: { id: consentId, assetId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!found) throw notFound('asset_consent', '没有这份授权。', 'There is no such consent.');
      if (found.revokedAt) throw alreadyRevoked();
      const versions = await this.versionsOf(asset, manager);
      await manager.update(
        AssetConsentEntity,
        { id: In(await this.copiesOf(found, versions, manager)), revokedAt: IsNull() },
        { revokedAt: this.clock.now(), revokedBy: actor.userId },
      );
      const used = await this.assets.usedAmong(versions, manager);
      if (used.size > 0) await this.tell(asset, consentId, manager);
      await this.log(actor, asset, found, 'asset_consent.revoked', manager);
      return manager.findOneByOrFail(AssetConsentEntity, { id: consentId });
    });
    const { visible, hiddenCount } = await this.assets.usages(actor, assetId);
    return { consent: this.opened(consent), usages: visible, hiddenCount };
  }

  /** The asset and what it replaced or was replaced by: items that are out keep the version that was approved. */
  private async versionsOf({ lineageId }: AssetEntity, manager: EntityManager): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT id FROM assets WHERE lineage_id = $1',
      [lineageId],
      manager,
    );
    return rows.map(({ id }) => id);
  }

  /** The same consent with every version of the asset that it went along to. */
  private async copiesOf(
    consent: AssetConsentEntity,
    versions: string[],
    manager: EntityManager,
  ): Promise<string[]> {
    const { recordedBy, recordedAt } = consent;
    const alike = await manager.findBy(AssetConsentEntity, { assetId: In(versions), recordedBy, recordedAt });
    const { personName } = this.opened(consent);
    return alike.filter((copy) => this.opened(copy).personName === personName).map(({ id }) => id);
  }

  /** People on a picture don't change with its new version: what they agreed to, and what not, goes along. */
  async carryOver(fromAssetId: string, toAssetId: string, manager: EntityManager): Promise<void> {
    for (const consent of await manager.findBy(AssetConsentEntity, { assetId: fromAssetId })) {
      const id = newId();
      const { personName } = this.opened(consent);
      await manager.insert(AssetConsentEntity, {
        ...consent,
        id,
        assetId: toAssetId,
        sealedPersonName: this.keys.encrypt(personName, contextOf(id)),
      });
    }
  }

  private requireSound(wish: ConsentWish): void {
    const faults = [];
    if (lineOf(wish.personName) === '')
      faults.push(fault('personName', 'not_empty', '姓名不能为空白。', 'The name must not be blank.'));
    if (wish.guardianConsent && !wish.isMinor)
      faults.push(
        fault(
          'guardianConsent',
          'not_a_minor',
          '只有未成年人需要监护人同意。',
          'Only a minor has a guardian who agrees.',
        ),
      );
    if (wish.givenOn > beijingDate(this.clock.now()))
      faults.push(
        fault('givenOn', 'in_the_future', '授权日期不能在今天之后。', 'It can not be after today.'),
      );
    if (wish.expiresOn && wish.expiresOn < wish.givenOn)
      faults.push(
        fault('expiresOn', 'before_given', '到期日不能早于授权日期。', 'It can not end before it was given.'),
      );
    if (faults.length > 0) throw invalidInput(faults);
  }

  private async tell(asset: AssetEntity, consentId: string, manager: EntityManager): Promise<void> {
    await this.notices.raise(manager, {
      organizationId: asset.organizationId,
      action: 'content.edit_any',
      kind: 'asset.consent_revoked',
      severity: 'urgent',
      title: {
        zh: `素材“${asset.fileName}”的肖像授权已撤回`,
        en: `A consent for "${asset.fileName}" was revoked`,
      },
      body: {
        zh: `请尽快撤换使用它的稿件，见素材的“使用处”（GET /assets/${asset.id}/usages）。`,
        en: `Take it out of the items that show it, see GET /assets/${asset.id}/usages.`,
      },
      objectType: 'asset',
      objectId: asset.id,
      dedupeKey: `asset.consent_revoked:${consentId}`,
    });
  }

  /** Plan: index `asset_consents_proof`. A signed sheet stays as long as the consent is on record. */
  private async provenBy(assetId: string, manager: EntityManager): Promise<AssetUsage[]> {
    const rows = await this.database.query<{ id: string; name: string; place: PlaceInTree }>(
      `SELECT a.id, a.file_name AS name, json_build_object('id', o.id, 'path', o.path) AS place
       FROM asset_consents c JOIN assets a ON a.id = c.asset_id JOIN organizations o ON o.id = a.organization_id
       WHERE c.proof_asset_id = $1 AND a.deleted_at IS NULL ORDER BY a.id`,
      [assetId],
      manager,
    );
    return rows.map(({ id, name, place }) => ({
      objectType: 'asset',
      objectId: id,
      title: name,
      state: null,
      isVisibleTo: (actor) => actor.can('asset.read', place),
    }));
  }

  private opened(consent: AssetConsentEntity): OpenedConsent {
    const personName = this.keys.decrypt(consent.sealedPersonName, contextOf(consent.id));
    return Object.assign(consent, { personName });
  }

  private async log(
    actor: Actor,
    asset: AssetEntity,
    { id, isMinor }: AssetConsentEntity,
    action: string,
    manager: EntityManager,
  ): Promise<void> {
    await this.audit.record(manager, {
      actor: actor.audit,
      organizationId: asset.organizationId,
      action,
      objectType: 'asset',
      objectId: asset.id,
      details: { consentId: id, isMinor },
    });
  }
}

function contextOf(consentId: string): string {
  return `asset-consent:${consentId}`;
}

function alreadyRevoked() {
  return ruleBroken(
    'consent_already_revoked',
    '这份授权已经撤回。如重新取得同意，请另行登记。',
    'This consent was revoked already; record a new one if the person agrees again.',
  );
}
