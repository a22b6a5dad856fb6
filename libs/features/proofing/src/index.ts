export { compileLexicon, type CompiledLexicon } from './domain/compile-lexicon';
export { checkText } from './domain/computed/check-text';
export type { Leader } from './domain/computed/leaders';
export { maskPersonalData } from './domain/computed/personal-data';
export * from './domain/encoding/damage';
export { findDamage } from './domain/encoding/find-damage';
export { simplifiedOf } from './domain/folding/fold-character';
export { foldText } from './domain/folding/folded-text';
export * from './domain/lexicon-term';
export { scanText } from './domain/scan-text';
export { LONGEST_PATTERN, termFaults } from './domain/term-faults';
export * from './domain/term-hit';
export { compareHits, weigh } from './domain/weigh';
export * from './fields-of-document';
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
export * from './proof-report';
export * from './proofing.module';
export { suggestionOf } from './finding-words';
export { AcceptFindings } from './services/accept-findings';
export type { FindingState, JudgedFinding } from './services/accept-findings';
export { ProofingService } from './services/proofing.service';
export { ReadProofing } from './services/read-proofing';
export { ProofingVerdicts } from './services/proofing-verdicts';
export { SampleLexicons } from './services/sample-lexicons';
