import { pick } from '@haojiao/infrastructure/http';
import type { Language } from '@haojiao/infrastructure/http';
import type { LexiconRescanEntity } from '../persistence/lexicon-rescan.entity';
import type { ProofingVerdictEntity } from '../persistence/proofing-verdict.entity';
import type { MutedFinding, ProofFinding } from '../proof-report';
import type { JudgedFinding } from '../services/accept-findings';
import type { ContentProof } from '../services/read-proofing';
import type { RescanHit } from '../services/rescans';
import { termIdOf } from '../term-id';
import type {
  JudgedFindingResponse,
  MutedFindingResponse,
  ProofFindingResponse,
  ProofReportResponse,
  ProofVerdictResponse,
  RescanHitResponse,
  RescanResponse,
} from './proofing.responses';

export function presentProofFinding(finding: ProofFinding, language: Language): ProofFindingResponse {
  const { key, termId, code, rule, category, severity, layer, path, kind } = finding;
  const { channel, range, passage, replacement, confidence, weight } = finding;
  return {
    ...{ key, termId, code, rule, category, severity, layer, path, kind },
    ...{ channel, range, passage, replacement, confidence, weight },
    message: pick(finding.message, language),
  };
}

export function presentMuted(finding: MutedFinding, language: Language): MutedFindingResponse {
  return { ...presentProofFinding(finding, language), mutedBy: finding.mutedBy };
}

export function presentJudged(finding: JudgedFinding, language: Language): JudgedFindingResponse {
  const { state, acceptance } = finding;
  return { ...presentProofFinding(finding, language), state, acceptance };
}

export function presentProof(proof: ContentProof, language: Language): ProofReportResponse {
  return {
    revisionId: proof.revisionId,
    lexiconVersions: proof.lexiconVersions,
    findings: proof.findings.map((finding) => presentJudged(finding, language)),
    muted: proof.muted?.map((finding) => presentMuted(finding, language)) ?? null,
    weights: proof.weights,
  };
}

export function presentVerdict(verdict: ProofingVerdictEntity, language: Language): ProofVerdictResponse {
  const { id, revisionId, fingerprint, lexiconVersions, findings, acceptances, weights, createdAt } = verdict;
  return {
    ...{ id, revisionId, fingerprint, lexiconVersions, acceptances, weights },
    findings: findings.map((finding) => presentProofFinding(finding, language)),
    createdAt: createdAt.toISOString(),
  };
}

export function presentRescan(rescan: LexiconRescanEntity): RescanResponse {
  const { id, organizationId, reason, lexiconId, lexiconNumber, termKey, state, total, done, hits } = rescan;
  return {
    ...{ id, organizationId, reason, lexiconId, lexiconNumber, state, total, done, hits },
    termId: termKey === null ? null : termIdOf(lexiconId, termKey),
    createdAt: rescan.createdAt.toISOString(),
    finishedAt: rescan.finishedAt?.toISOString() ?? null,
  };
}

export function presentRescanHit(hit: RescanHit, language: Language): RescanHitResponse {
  return { ...hit, findings: hit.findings.map((finding) => presentProofFinding(finding, language)) };
}
