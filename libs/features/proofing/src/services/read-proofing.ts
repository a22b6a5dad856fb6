import { Injectable } from '@nestjs/common';
import { ContentsService } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import type { ProofingVerdictEntity } from '../persistence/proofing-verdict.entity';
import type { MutedFinding, ProofReport } from '../proof-report';
import { AcceptFindings } from './accept-findings';
import type { JudgedFinding } from './accept-findings';
import { ProofingService } from './proofing.service';
import { ProofingVerdicts } from './proofing-verdicts';

/** What a person sees of the proofing of one revision. */
export type ContentProof = Omit<ProofReport, 'findings' | 'muted'> & {
  revisionId: string;
  findings: JudgedFinding[];
  /** Null: the person may not read lexicons of the item's unit. */
  muted: MutedFinding[] | null;
};

/** Proofing as readers of an item see it. */
@Injectable()
export class ReadProofing {
  constructor(
    private readonly contents: ContentsService,
    private readonly proofing: ProofingService,
    private readonly acceptances: AcceptFindings,
    private readonly verdicts: ProofingVerdicts,
  ) {}

  /** @throws AppError `content_not_found`, `revision_not_found`, and as `ProofingService.proof` */
  async of(actor: Actor, contentId: string, revisionId?: string): Promise<ContentProof> {
    const content = await this.contents.load(contentId);
    const place = await this.contents.requireOn(actor, 'content.read', content);
    const revision = await this.acceptances.revisionOf(content, revisionId ?? content.currentRevisionId);
    const report = await this.proofing.proof(content, revision);
    return {
      revisionId: revision.id,
      lexiconVersions: report.lexiconVersions,
      findings: await this.acceptances.judge(revision, report.findings),
      muted: actor.can('lexicon.read', place) ? report.muted : null,
      weights: report.weights,
    };
  }

  async verdictsOf(actor: Actor, contentId: string): Promise<ProofingVerdictEntity[]> {
    const content = await this.contents.load(contentId);
    await this.contents.requireOn(actor, 'content.read', content);
    return this.verdicts.ofContent(contentId);
  }
}
