import { Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { AssetsService, amongWhere } from '@haojiao/features/assets';
import type { AssetUsage } from '@haojiao/features/assets';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';

interface ProvenReport {
  id: string;
  title: string;
  state: string;
  sentBy: string;
  /** An instruction's proof is known only to those who decide. */
  isConfidential: boolean;
  place: PlaceInTree;
}

/** Clippings and screenshots that prove an adoption or an instruction, kept as long as the fact is. */
@Injectable()
export class ProofAssets implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly assets: AssetsService,
  ) {}

  onModuleInit(): void {
    this.assets.registerUsage(
      (assetId, manager) => this.usagesOf(assetId, manager),
      amongWhere(`EXISTS (SELECT FROM submission_adoptions WHERE proof_asset_id = wanted.id)
        OR EXISTS (SELECT FROM submission_instructions WHERE proof_asset_id = wanted.id)`),
    );
  }

  /** Holds the asset until the transaction ends. @throws AppError `invalid_input` at `proofAssetId` */
  async require(actor: Actor, id: string, manager: EntityManager): Promise<void> {
    const [asset] = await this.assets.requireReadable(actor, [id], { manager, pathOf: () => 'proofAssetId' });
    if (asset?.state !== 'rejected' && (asset?.kind === 'image' || asset?.kind === 'document')) return;
    throw invalidInput([
      fault(
        'proofAssetId',
        'not_a_proof',
        '证明应是一张图片或一份文件（剪报、截图、扫描件）。',
        'The proof is a picture or a document: a clipping, a screenshot or a scan.',
      ),
    ]);
  }

  /** Plan: the indexes `submission_adoptions_proof_asset_id` and `submission_instructions_proof_asset_id`. */
  private async usagesOf(assetId: string, manager: EntityManager): Promise<AssetUsage[]> {
    const rows = await this.database.query<ProvenReport>(
      `SELECT s.id, s.title, s.state, s.sent_by AS "sentBy", f.is_confidential AS "isConfidential",
              json_build_object('id', o.id, 'path', o.path) AS place
       FROM (SELECT submission_id, false AS is_confidential FROM submission_adoptions WHERE proof_asset_id = $1
             UNION SELECT submission_id, true FROM submission_instructions WHERE proof_asset_id = $1) f
       JOIN submissions s ON s.id = f.submission_id JOIN organizations o ON o.id = s.organization_id
       ORDER BY s.id`,
      [assetId],
      manager,
    );
    return rows.map(({ id, title, state, sentBy, isConfidential, place }) => ({
      objectType: 'submission',
      objectId: id,
      title,
      state,
      isVisibleTo: (actor) =>
        isConfidential
          ? actor.can('submission.decide', place)
          : actor.userId === sentBy || actor.can('submission.read', place),
    }));
  }
}
