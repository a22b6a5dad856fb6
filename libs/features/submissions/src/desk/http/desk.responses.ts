import { ApiProperty } from '@nestjs/swagger';
import {
  LexiconVersionUsedResponse,
  ProofFindingResponse,
  ProofWeightsResponse,
} from '@haojiao/features/proofing';
import { sentStates } from '../../domain/submission-transitions';
import type { SubmissionState } from '../../domain/submission-transitions';

export class StateCountResponse {
  @ApiProperty({ enum: sentStates })
  state: SubmissionState;

  count: number;
  /** Of these, how many are urgent. */
  urgent: number;
  /** Of these, how many came late. */
  late: number;
}

export class DeskCountsResponse {
  at: string;
  /** Only states in which there are reports. */
  items: StateCountResponse[];
}

export class SubmissionProofResponse {
  /** The unit whose lexicons and checks were asked. */
  organizationId: string;
  lexiconVersions: LexiconVersionUsedResponse[];
  /** Ranges count in `title`, in the plain text of `bodyHtml`, in `pictureCaptions.{n}.caption`. */
  findings: ProofFindingResponse[];
  /** Of these, identity, card and telephone numbers, addresses; their `replacement` is the masked form. */
  personalDataCount: number;
  weights: ProofWeightsResponse;
}
