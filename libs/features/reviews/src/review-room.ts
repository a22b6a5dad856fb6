import { ApproveBatch } from './batch/approve-batch';
import { ClaimNotices } from './claims/claim-notices';
import { ReviewClaims } from './claims/review-claims';
import { StandingClaims } from './claims/standing-claims';
import { KeepAnnotations } from './notes/keep-annotations';
import { ListNotes } from './notes/list-notes';
import { MakeNote } from './notes/make-note';
import { NoteAccess } from './notes/note-access';
import { NoteWriter } from './notes/note-writer';
import { SettleNotes } from './notes/settle-notes';
import { ReviewOpenings } from './openings/review-openings';
import { ReviewRecipients } from './reminders/review-recipients';
import './reminders/review-reminder.entity';
import { TellOfReviews } from './reminders/tell-of-reviews';

/** What stands around a decision: who has opened the item, who has it in hand, who is told, what was said about it. */
export const reviewRoom = [
  ReviewOpenings,
  ApproveBatch,
  StandingClaims,
  ReviewClaims,
  ClaimNotices,
  NoteAccess,
  NoteWriter,
  MakeNote,
  SettleNotes,
  ListNotes,
  KeepAnnotations,
  ReviewRecipients,
  TellOfReviews,
];
