import { Inject, Injectable, OnModuleInit } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { beijingDate, fault, invalidInput, newId, notFound } from '@haojiao/kernel';
import type { Clock, Json } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { KeyRing } from '@haojiao/infrastructure/security';
import { AuditService } from '@haojiao/features/audit';
import { Notices } from '@haojiao/features/notices';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import { requireAssetWriting } from '../../asset-access';
import { amongWhere } from '../../asset-usage';
import type { AssetUsage } from '../../asset-usage';
import { AssetsService } from '../../assets.service';
import type { AssetEntity } from '../../persistence/asset.entity';
import { holdVersions } from '../replacements/hold-versions';
import { lineOf, textOf } from '../words-of-assets';
import { AssetConsentEntity } from './asset-consent.entity';
import { revokedWords, takenBackWords } from './consent-news';
import type { ConsentNews } from './consent-news';
import { alreadyRevoked, corrected } from './consent-faults';
import { keyOfConsent, recordsOfOneConsent } from './records-of-one-consent';
import { consentStands } from './standing-consents';

export interface ConsentWish {
  personName: string;
  isMinor: boolean;
  guardianConsent?: boolean;
  givenOn: string;
  expiresOn?: string | null;
  scope?: string;
  proofAssetId?: string | null;
}

/** What was wrong, and what is right; what is left out was right before. */
export interface ConsentCorrection extends Partial<ConsentWish> {
  reason: string;
  isMistaken?: boolean;
  /** Without it, what was revoked stays revoked. */
  takesBackRevocation?: boolean;
}

/** `isStanding`: it is judged, no other row took its place. */
export type OpenedConsent = AssetConsentEntity & { personName: string; isStanding: boolean };

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
    this.assets.registerUsage(
      (assetId, manager) => this.provenBy(assetId, manager),
      amongWhere(`EXISTS (
        SELECT FROM asset_consents c JOIN assets a ON a.id = c.asset_id
        WHERE c.proof_asset_id = wanted.id AND a.deleted_at IS NULL)`),
    );
  }

  /** Plan: index `asset_consents_asset_id`. @throws AppError `asset_not_found`, `not_allowed` */
  async list(actor: Actor, assetId: string): Promise<OpenedConsent[]> {
    const asset = await this.assets.load(assetId);
    requireAssetWriting(actor, asset, await this.organizations.placeOf(asset.organizationId));
    const rows = await this.database.manager.find(AssetConsentEntity, {
      where: { assetId },
      order: { id: 'ASC' },
    });
    const superseded = new Set(rows.map(({ supersedesId }) => supersedesId));
    return rows.map((row) => this.opened(row, !superseded.has(row.id)));
  }

  /** Recording one says that people are shown. @throws AppError `asset_not_found`, `not_allowed`, `invalid_input` */
  async record(actor: Actor, assetId: string, wish: ConsentWish): Promise<OpenedConsent> {
    return this.database.transaction(async (manager) => {
      const asset = await this.assets.loadForWriting(actor, assetId, manager);
      this.requireSound(wish);
      await this.requireProof(actor, wish, manager);
      const consent = await this.insert(actor, { ...wish, assetId, recordedAt: this.clock.now() }, manager);
      if (asset.peopleShown !== 'yes') {
        asset.peopleShown = 'yes';
        await manager.save(asset);
      }
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
      const { asset, found, copies, versions } = await this.loadLast(actor, assetId, consentId, manager);
      if (found.isMistaken) throw corrected();
      if (found.revokedAt) throw alreadyRevoked();
      await manager.update(
        AssetConsentEntity,
        { id: In(copies.map(({ id }) => id)), revokedAt: IsNull() },
        { revokedAt: this.clock.now(), revokedBy: actor.userId },
      );
      const used = await this.assets.usedAmong(versions, manager);
      if (used.size > 0) await this.tell(asset, consentId, revokedWords(asset), manager);
      await this.log(actor, asset, found, 'asset_consent.revoked', manager);
      return manager.findOneByOrFail(AssetConsentEntity, { id: consentId });
    });
    const { visible, hiddenCount } = await this.assets.usages(actor, assetId);
    return { consent: this.opened(consent), usages: visible, hiddenCount };
  }

  /**
   * A row in the place of one that was recorded wrongly, and of its copies with other versions of the asset. That somebody is
   * not shown at all is said of this version and those after it: older ones show something else, and may be out.
   * @throws AppError `asset_not_found`, `asset_consent_not_found`, `not_allowed`, `consent_corrected`, `invalid_input`
   */
  async correct(
    actor: Actor,
    assetId: string,
    consentId: string,
    { reason, isMistaken = false, takesBackRevocation = false, ...wish }: ConsentCorrection,
  ): Promise<OpenedConsent> {
    return this.database.transaction(async (manager) => {
      const { asset, found, rows, copies, versions } = await this.loadLast(
        actor,
        assetId,
        consentId,
        manager,
      );
      const facts = { ...factsOf(found), ...said(wish) };
      // Who is said to be grown up has no guardian any more.
      facts.guardianConsent = wish.guardianConsent ?? (facts.isMinor && facts.guardianConsent);
      this.requireSound(facts, textOf(reason));
      await this.requireProof(actor, wish, manager);
      const concerned = isMistaken ? versions.slice(versions.indexOf(assetId)) : versions;
      // Where somebody is not shown, a correction elsewhere does not bring them back.
      const wrong = copies.filter(
        (copy) => copy.isMistaken === found.isMistaken && concerned.includes(copy.assetId),
      );
      const liftsRevocation = isMistaken || takesBackRevocation;
      const revoked = wrong.some((row) => revocationOf(row, rows).revokedAt !== null);
      const tookBackRevocation = liftsRevocation && revoked;
      const correction = {
        ...{ isMistaken, correctionReason: textOf(reason), recordedAt: this.clock.now() },
        ...facts,
      };
      const corrections = new Map<string, AssetConsentEntity>();
      for (const one of wrong) {
        const revocation = liftsRevocation ? {} : revocationOf(one, rows);
        const row = { ...correction, ...revocation, assetId: one.assetId, supersedesId: one.id };
        corrections.set(one.id, await this.insert(actor, row, manager));
      }
      const consent = corrections.get(found.id)!;
      if (tookBackRevocation && (await this.assets.usedAmong(concerned, manager)).size > 0)
        await this.tell(asset, consent.id, takenBackWords(asset), manager);
      await this.log(actor, asset, consent, 'asset_consent.corrected', manager, {
        ...{ supersedesId: found.id, reason: consent.correctionReason, isMistaken, tookBackRevocation },
      });
      return this.opened(consent);
    });
  }

  /**
   * The last row of a chain of corrections, with the last ones of the same consent with every version; held with all
   * versions of the asset, whose bytes items that are out keep, until the transaction ends. `versions`: the oldest first.
   */
  private async loadLast(actor: Actor, assetId: string, consentId: string, manager: EntityManager) {
    const versions = (await holdVersions(assetId, manager)).map(({ id }) => id);
    const asset = await this.assets.loadForWriting(actor, assetId, manager);
    const rows = (await manager.findBy(AssetConsentEntity, { assetId: In(versions) })).map((row) =>
      this.opened(row),
    );
    const found = rows.find((row) => row.id === consentId && row.assetId === assetId);
    if (!found) throw notFound('asset_consent', '没有这份授权。', 'There is no such consent.');
    const superseded = new Set(rows.map(({ supersedesId }) => supersedesId));
    if (superseded.has(found.id)) throw corrected();
    const copies = recordsOfOneConsent(found, rows).filter(({ id }) => !superseded.has(id));
    return { asset, found, rows, copies, versions };
  }

  /**
   * People on a picture don't change with its new version: what they agreed to, and what not, goes along; what stands with
   * several versions once, and if it was revoked with one of them, revoked.
   */
  async carryOver(fromAssetIds: string[], toAssetId: string, manager: EntityManager): Promise<void> {
    const rows = await manager
      .createQueryBuilder(AssetConsentEntity, 'c')
      .where(`c.assetId IN (:...fromAssetIds) AND ${consentStands}`, { fromAssetIds })
      .orderBy('c.revokedAt', 'ASC', 'NULLS LAST')
      .addOrderBy('c.id', 'ASC')
      .getMany();
    const carried = new Set<string>();
    for (const { personName, isStanding: _, ...consent } of rows.map((row) => this.opened(row))) {
      const key = keyOfConsent({ ...consent, personName });
      if (carried.has(key)) continue;
      carried.add(key);
      const id = newId();
      await manager.insert(AssetConsentEntity, {
        ...consent,
        // What was corrected stays with the version on which it was.
        ...{ id, assetId: toAssetId, supersedesId: null, correctionReason: null },
        sealedPersonName: this.keys.encrypt(personName, contextOf(id)),
      });
    }
  }

  private async insert(
    actor: Actor,
    row: ConsentWish & Pick<AssetConsentEntity, 'assetId' | 'recordedAt'> & Partial<AssetConsentEntity>,
    manager: EntityManager,
  ): Promise<AssetConsentEntity> {
    const id = newId();
    const { personName, ...rest } = row;
    await manager.insert(AssetConsentEntity, {
      ...rest,
      id,
      sealedPersonName: this.keys.encrypt(lineOf(personName), contextOf(id)),
      guardianConsent: row.guardianConsent ?? false,
      expiresOn: row.expiresOn ?? null,
      scope: textOf(row.scope),
      proofAssetId: row.proofAssetId ?? null,
      recordedBy: actor.userId,
    });
    return manager.findOneByOrFail(AssetConsentEntity, { id });
  }

  private requireSound(wish: ConsentWish, reason?: string): void {
    const faults = [];
    if (reason === '') faults.push(fault('reason', 'not_empty', '请说明更正的原因。', 'Say what was wrong.'));
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

  /** Of the proof that a request names; what stands on record already is asked of nobody. */
  private async requireProof(actor: Actor, { proofAssetId }: Partial<ConsentWish>, manager: EntityManager) {
    if (!proofAssetId) return;
    await this.assets.requireReadable(actor, [proofAssetId], { manager, pathOf: () => 'proofAssetId' });
  }

  private async tell(
    asset: AssetEntity,
    consentId: string,
    words: ConsentNews,
    manager: EntityManager,
  ): Promise<void> {
    await this.notices.raise(manager, {
      organizationId: asset.organizationId,
      action: 'content.edit_any',
      ...words,
      objectType: 'asset',
      objectId: asset.id,
      dedupeKey: `${words.kind}:${consentId}`,
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

  private opened(consent: AssetConsentEntity, isLast = true): OpenedConsent {
    const personName = this.keys.decrypt(consent.sealedPersonName, contextOf(consent.id));
    return { ...consent, personName, isStanding: isLast && !consent.isMistaken };
  }

  private async log(
    actor: Actor,
    asset: AssetEntity,
    { id, isMinor }: AssetConsentEntity,
    action: string,
    manager: EntityManager,
    further: Record<string, Json> = {},
  ): Promise<void> {
    await this.audit.record(manager, {
      actor: actor.audit,
      organizationId: asset.organizationId,
      action,
      objectType: 'asset',
      objectId: asset.id,
      details: { consentId: id, isMinor, ...further },
    });
  }
}

function contextOf(consentId: string): string {
  return `asset-consent:${consentId}`;
}

function factsOf(consent: OpenedConsent) {
  const { personName, isMinor, guardianConsent, givenOn, expiresOn, scope, proofAssetId } = consent;
  return { personName, isMinor, guardianConsent, givenOn, expiresOn, scope, proofAssetId };
}

/** That somebody is not shown leaves no revocation; where that was wrong, the one from before holds again. */
function revocationOf(
  consent: AssetConsentEntity,
  rows: AssetConsentEntity[],
): Pick<AssetConsentEntity, 'revokedAt' | 'revokedBy'> {
  const { isMistaken, revokedAt, revokedBy, supersedesId } = consent;
  const before = isMistaken && !revokedAt ? rows.find(({ id }) => id === supersedesId) : undefined;
  return before ? revocationOf(before, rows) : { revokedAt, revokedBy };
}

/** Members that were not left out. */
function said<T extends object>(wish: T): Partial<T> {
  return Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined)) as Partial<T>;
}
