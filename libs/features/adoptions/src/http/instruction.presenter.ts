import type { InstructionResponse } from '@haojiao/features/submissions';
import type { SubmissionInstructionEntity } from '../persistence/submission-instruction.entity';
import { presentProof } from './proof.presenter';

/** What a leader wrote may be confidential: who does not decide then knows only that there is something. */
export function presentInstruction(
  instruction: SubmissionInstructionEntity,
  decides: boolean,
): InstructionResponse {
  const isShown = decides || instruction.isOpen;
  const { refuseReason, revokeReason, ...proof } = presentProof(instruction);
  return {
    id: instruction.id,
    level: instruction.level,
    instructedOn: instruction.instructedOn,
    isOpen: instruction.isOpen,
    leaderName: isShown ? instruction.leaderName : null,
    leaderPost: isShown ? instruction.leaderPost : null,
    text: isShown ? instruction.text : null,
    proofAssetId: isShown ? instruction.proofAssetId : null,
    recordedBy: isShown ? instruction.recordedBy : null,
    ...proof,
    refuseReason: isShown ? refuseReason : null,
    revokeReason: isShown ? revokeReason : null,
  };
}
