import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { beijingDate, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { ContentsService } from '@haojiao/features/contents';
import type { ContentEntity, ContentRevisionEntity } from '@haojiao/features/contents';
import type { CompiledLexicon } from '../domain/compile-lexicon';
import { fieldsOf } from '../fields-of-document';
import type { DocumentField } from '../fields-of-document';
import { faultOfFinding } from '../finding-words';
import { proofField } from '../proof-field';
import type { FieldProof } from '../proof-field';
import { weightsOf } from '../proof-report';
import type { ProofFinding, ProofReport } from '../proof-report';
import { CompiledLexicons } from './compiled-lexicons';
import { EffectiveLexicon } from './effective-lexicon';
import { LeaderOrdersService } from './leader-orders.service';

/** Reads revisions as the lexicons and checks of their unit do. */
@Injectable()
export class ProofingService {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly effective: EffectiveLexicon,
    private readonly compiled: CompiledLexicons,
    private readonly leaders: LeaderOrdersService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Everything that is to be looked at in one revision, by the lexicons in force for the item's unit today. Without a
   * permission question: what it says of muted rows is for holders of `lexicon.read` only.
   * @throws AppError `lexicon_tampered`, `lexicon_key_gone` (503): with a lexicon that can't be trusted nothing is proofed
   */
  async proof(
    content: ContentEntity,
    revision: ContentRevisionEntity,
    manager: EntityManager = this.database.manager,
  ): Promise<ProofReport> {
    const { path } = await this.contents.placeOf(content, manager);
    const fields = fieldsOf(revision.document, await this.fileNames(revision, manager));
    return this.proofFields(path, fields, manager);
  }

  /**
   * The same of any texts, by the lexicons in force for the unit at the end of the path today.
   * @throws AppError as `proof`
   */
  async proofFields(
    path: readonly string[],
    fields: readonly DocumentField[],
    manager: EntityManager = this.database.manager,
  ): Promise<ProofReport> {
    const versions = await this.effective.versionsFor(path, manager);
    const mutes = await this.effective.mutesFor(path, manager);
    const lexicons: CompiledLexicon[] = [];
    for (const version of versions) lexicons.push(await this.compiled.of(version));
    const circumstances = {
      lexicons,
      mutes: new Map(mutes.map((mute) => [mute.termId, mute])),
      leaders: await this.leaders.forPath(path, manager),
      day: beijingDate(this.clock.now()),
    };
    const proofs: FieldProof[] = [];
    for (const field of fields) proofs.push(await proofField(field, circumstances));
    const findings = proofs.flatMap((proof) => proof.findings);
    return {
      lexiconVersions: versions.map(({ lexiconId, name, organizationId, number, termsHash }) => ({
        lexiconId,
        name,
        organizationId,
        number,
        termsHash,
      })),
      findings,
      muted: proofs.flatMap((proof) => proof.muted),
      weights: weightsOf(findings),
    };
  }

  /**
   * For whatever lets an item out, by whichever door.
   * @throws AppError `proofing_forbidden` (409) naming each finding of severity `forbid`
   */
  async requireNothingForbidden(
    content: ContentEntity,
    revision: ContentRevisionEntity,
    manager?: EntityManager,
  ): Promise<ProofReport> {
    const report = await this.proof(content, revision, manager);
    refuseForbidden(report.findings);
    return report;
  }

  /** By asset: what the file is called. Plan: the primary key. */
  private async fileNames(
    revision: ContentRevisionEntity,
    manager: EntityManager,
  ): Promise<Map<string, string>> {
    if (revision.assetIds.length === 0) return new Map();
    const rows = await this.database.query<{ id: string; name: string }>(
      'SELECT id, file_name AS name FROM assets WHERE id = ANY($1::uuid[]) ORDER BY id',
      [revision.assetIds],
      manager,
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

/** @throws AppError `proofing_forbidden` */
export function refuseForbidden(findings: readonly ProofFinding[]): void {
  const forbidden = findings.filter(({ severity }) => severity === 'forbid');
  if (forbidden.length === 0) return;
  throw ruleBroken(
    'proofing_forbidden',
    `稿件中有 ${forbidden.length} 处禁止出现的内容，不能发布；请修改后重新送审。`,
    `The item has ${forbidden.length} passage(s) that are forbidden and can not go out; change them and submit it again.`,
    { faults: forbidden.map(faultOfFinding) },
  );
}
