export { findDamage } from './domain/encoding/find-damage';
export { simplifiedOf } from './domain/folding/fold-character';
export { foldText } from './domain/folding/folded-text';
export type { LexiconTerm } from './domain/lexicon-term';
export type { DocumentField } from './fields-of-document';
export * from './http/proofing-http.module';
export { presentProofFinding } from './http/proofing.presenter';
export {
  LexiconVersionUsedResponse,
  ProofFindingResponse,
  ProofWeightsResponse,
} from './http/proofing.responses';
export { lexiconFileTypes } from './http/read-lexicon-body';
export { ContinueRescans } from './jobs/continue-rescans.sweep';
export { ProofingVerdictEntity } from './persistence/proofing-verdict.entity';
export type { ProofFinding, ProofReport } from './proof-report';
export * from './proofing.module';
export { suggestionOf } from './finding-words';
export { ProofingService } from './services/proofing.service';
export { ReadProofing } from './services/read-proofing';
export { ProofingVerdicts } from './services/proofing-verdicts';
export { SampleLexicons } from './services/sample-lexicons';
