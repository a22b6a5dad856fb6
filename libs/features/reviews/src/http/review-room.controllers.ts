import { ClaimsController } from '../claims/claims.controller';
import { NotesController } from '../notes/notes.controller';
import { OpeningsController } from '../openings/openings.controller';
import { ReviewBatchesController } from '../batch/review-batches.controller';

/** What stands around a decision, by its addresses. */
export const reviewRoomControllers = [
  OpeningsController,
  ReviewBatchesController,
  ClaimsController,
  NotesController,
];
